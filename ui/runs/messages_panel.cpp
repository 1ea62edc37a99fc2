#include "ui/runs/messages_panel.h"

#include "ui/runs/message_bar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QTime>

namespace retort::ui {

namespace {

constexpr int mostMessages = 2000;

} // namespace

MessagesPanel::MessagesPanel(QWidget* parent) : QListWidget(parent) {
    setAccessibleName(tr("Messages"));
    setWordWrap(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(tr("Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &MessagesPanel::copySelected);
    addAction(copy);
}

void MessagesPanel::add(MessageLevel level, const QString& text) {
    const QString time = QLocale::system().toString(QTime::currentTime(), QLocale::ShortFormat);
    addItem(new QListWidgetItem(levelIcon(level), QStringLiteral("%1  %2").arg(time, text)));
    while (count() > mostMessages) {
        delete takeItem(0);
    }
    scrollToBottom();
}

void MessagesPanel::copySelected() const {
    QStringList lines;
    for (const QListWidgetItem* item : selectedItems()) {
        lines.append(item->text());
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace retort::ui
