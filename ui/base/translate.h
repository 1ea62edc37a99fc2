// Between the core's texts, which are English templates in UTF-8, and the window's language.
#pragma once

#include "core/base/message.h"

#include <QString>

#include <exception>
#include <filesystem>

namespace retort::ui {

/// The message in the window's language (context "core"), with its arguments filled in: messages are
/// translated as well, and parameters go by the label of their control.
QString translated(const Message& message);

/// What an exception says: translated when it is a retort::Error, as it is otherwise.
QString errorText(const std::exception& error);

/// Paths cross the border as the bytes the file system uses.
std::filesystem::path toPath(const QString& text);
QString fromPath(const std::filesystem::path& path);

} // namespace retort::ui
