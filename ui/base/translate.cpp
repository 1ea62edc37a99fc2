#include "ui/base/translate.h"

#include "core/experiment/spec/parameters.h"

#include <QCoreApplication>
#include <QFile>

namespace retort::ui {

namespace {

QString coreText(const std::string& text) {
    return QCoreApplication::translate("core", text.c_str());
}

struct ArgumentText {
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Message& message) const { return translated(message).toStdString(); }
    std::string operator()(const ParameterReference& reference) const {
        const auto* parameter = find_parameter(reference.name);
        const auto name =
            parameter != nullptr ? coreText(parameter->label) : QString::fromStdString(reference.name);
        const auto quoted = QCoreApplication::translate("core", "“%1”").arg(name).toStdString();
        return quoted + (reference.value.empty() ? "" : " = " + reference.value);
    }
};

} // namespace

QString translated(const Message& message) {
    std::vector<std::string> args;
    args.reserve(message.args.size());
    for (const auto& arg : message.args)
        args.push_back(arg.visit(ArgumentText()));
    return QString::fromStdString(fill_places(coreText(message.text).toStdString(), args));
}

QString errorText(const std::exception& error) {
    return translated(message_of(error));
}

std::filesystem::path toPath(const QString& text) {
    return QFile::encodeName(text).toStdString();
}

QString fromPath(const std::filesystem::path& path) {
    return QFile::decodeName(path.c_str());
}

} // namespace retort::ui
