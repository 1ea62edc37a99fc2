#include "ui/base/translate.h"

#include <QCoreApplication>
#include <QFile>

namespace retort::ui {

QString translated(const Message& message) {
    const QString text = QCoreApplication::translate("core", message.text.c_str());
    return QString::fromStdString(fill_places(text.toStdString(), message.args));
}

QString errorText(const std::exception& error) {
    if (const auto* known = dynamic_cast<const Error*>(&error)) {
        return translated(known->message());
    }
    return QString::fromUtf8(error.what());
}

std::filesystem::path toPath(const QString& text) {
    return QFile::encodeName(text).toStdString();
}

QString fromPath(const std::filesystem::path& path) {
    return QFile::decodeName(path.c_str());
}

} // namespace retort::ui
