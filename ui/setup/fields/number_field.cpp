#include "ui/setup/fields/number_field.h"

#include "ui/base/number_text.h"

namespace retort::ui {

QString NumberField::text() const {
    return withRangesExpanded(numbersInCLocale(TextField::shown()));
}

} // namespace retort::ui
