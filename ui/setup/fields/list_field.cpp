#include "ui/setup/fields/list_field.h"

#include "ui/base/number_text.h"
#include "ui/setup/fields/number_field.h"

#include <QStringList>

namespace retort::ui {

namespace {

constexpr QLatin1Char comma(',');
constexpr QLatin1Char semicolon(';');

// A semicolon says that commas are decimal ones.
QStringList parts(const QString& typed) {
    return (typed.contains(semicolon) ? numbersInCLocale(typed) : typed).split(comma);
}

QString joined(QStringList numbers, const QString& separator) {
    for (QString& number : numbers)
        number = number.trimmed();
    return numbers.join(separator);
}

} // namespace

QString ListField::text() const {
    return withRangesExpanded(joined(parts(TextField::shown()), QStringLiteral(",")));
}

void ListField::setText(const QString& text) {
    TextField::setText(joined(text.split(comma), QStringLiteral(", ")));
}

} // namespace retort::ui
