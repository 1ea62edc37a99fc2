#include "ui/runs/message_bar.h"

#include "ui/base/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace retort::ui {

QIcon levelIcon(MessageLevel level) {
    switch (level) {
    case MessageLevel::Information:
        return lineIcon(QStringLiteral("information"));
    case MessageLevel::Warning:
        return lineIcon(QStringLiteral("warning"));
    case MessageLevel::Error:
        return lineIcon(QStringLiteral("error"));
    }
    return {};
}

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , icon_(new QLabel(this))
    , text_(new QLabel(this))
    , close_(new QToolButton(this)) {
    setObjectName(QStringLiteral("messageBar"));
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Message"));
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    close_->setIcon(lineIcon(QStringLiteral("close")));
    close_->setAutoRaise(true);
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(close_->toolTip());
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    layout->addWidget(icon_);
    layout->addWidget(text_, 1);
    layout->addWidget(close_);
    hide();
}

void MessageBar::showMessage(MessageLevel level, const QString& text) {
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    icon_->setPixmap(levelIcon(level).pixmap(size, size));
    text_->setText(text);
    setAccessibleDescription(text);
    setVisible(true);
}

QString MessageBar::text() const {
    return text_->text();
}

} // namespace retort::ui
