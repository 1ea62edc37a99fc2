#include "ui/window/welcome_page.h"

#include "ui/base/action_registry.h"
#include "ui/base/icons.h"

#include <QCommandLinkButton>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace retort::ui {

namespace {

constexpr int widest = 560;
constexpr int doorIcon = 28;

QLabel* makeLabel(const QString& text, double scale, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

} // namespace

WelcomePage::WelcomePage(const ActionRegistry& actions, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("welcomePage"));
    setAccessibleName(tr("Welcome"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* content = new QWidget(this);
    content->setMaximumWidth(widest);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    auto* mark = new QLabel(content);
    mark->setPixmap(applicationIcon().pixmap(QSize(56, 56), devicePixelRatioF()));
    column->addStretch(1);
    column->addWidget(mark);
    column->addWidget(makeLabel(tr("Welcome to Retort"), 1.9, content));
    column->addWidget(makeLabel(
        tr("Train small students from a large teacher, and compare the results for each α."), 1.1, content));
    column->addSpacing(12);
    column->addWidget(makeDoor(
        actions.find(QStringLiteral("file.sample")),
        tr("Creates a small data set, trains a teacher on it in a minute or two, and fills in Setup")));
    setFocusProxy(findChild<QCommandLinkButton*>(QStringLiteral("file.sample")));
    column->addWidget(makeProgress());
    column->addWidget(makeDoor(actions.find(QStringLiteral("file.open")),
                               tr("Opens an experiment folder and follows its training")));
    column->addWidget(makeDoor(actions.find(QStringLiteral("file.new")),
                               tr("Starts in Setup: a data folder, a teacher and a student")));
    column->addWidget(makeRecent(), 3);
    column->addStretch(1);

    auto* area = new QScrollArea(this);
    auto* middle = new QWidget(area);
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);
    area->setWidget(middle);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setBackgroundRole(QPalette::Base);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
}

QCommandLinkButton* WelcomePage::makeDoor(QAction* action, const QString& description) {
    QString text = action->text();
    auto* door =
        new QCommandLinkButton(text.remove(QLatin1Char('&')).remove(QStringLiteral("…")), description, this);
    door->setObjectName(action->objectName());
    door->setIcon(action->icon());
    door->setIconSize({doorIcon, doorIcon});
    door->setToolTip(action->toolTip());
    door->setAccessibleName(text);
    door->setAccessibleDescription(description);
    door->setAutoDefault(true); // Enter presses it, not Space alone
    connect(door, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, door, [door, action] { door->setEnabled(action->isEnabled()); });
    return door;
}

QWidget* WelcomePage::makeProgress() {
    progress_ = new QWidget(this);
    what_ = new QLabel(progress_);
    bar_ = new QProgressBar(progress_);
    cancel_ = new QPushButton(tr("Cancel"), progress_);
    cancel_->setToolTip(tr("Stop here; progress so far is kept and continued next time"));
    cancel_->setAccessibleName(tr("Cancel the sample"));
    cancel_->setAutoDefault(true);
    bar_->setAccessibleName(tr("Progress of the sample"));
    bar_->setToolTip(tr("How much of the sample is ready"));
    connect(cancel_, &QPushButton::clicked, this, &WelcomePage::cancelRequested);
    auto* row = new QHBoxLayout(progress_);
    row->setContentsMargins(doorIcon + 16, 0, 8, 4);
    row->addWidget(what_);
    row->addWidget(bar_, 1);
    row->addWidget(cancel_);
    progress_->hide();
    return progress_;
}

QWidget* WelcomePage::makeRecent() {
    auto* part = new QWidget(this);
    recentTitle_ = new QLabel(tr("&Recent experiments"), part);
    QFont bold = recentTitle_->font();
    bold.setBold(true);
    recentTitle_->setFont(bold);
    recent_ = new QListWidget(part);
    recent_->setObjectName(QStringLiteral("recentExperiments"));
    recent_->setAccessibleName(tr("Recent experiments"));
    recent_->setToolTip(tr("Press Enter or double-click to open the experiment"));
    recent_->setUniformItemSizes(true);
    recent_->setMinimumHeight(110);
    recent_->setTextElideMode(Qt::ElideMiddle);
    recent_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    recentTitle_->setBuddy(recent_);
    connect(recent_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        Q_EMIT recentChosen(item->data(Qt::UserRole).toString());
    });
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 12, 0, 0);
    column->addWidget(recentTitle_);
    column->addWidget(recent_, 1);
    return part;
}

void WelcomePage::setRecent(const QStringList& folders) {
    recent_->clear();
    const QIcon icon = lineIcon(QStringLiteral("recent"));
    for (const QString& folder : folders) {
        const QFileInfo info(folder);
        auto* item = new QListWidgetItem(
            icon, QStringLiteral("%1 — %2").arg(info.fileName(), QDir::toNativeSeparators(info.path())));
        item->setData(Qt::UserRole, folder);
        recent_->addItem(item);
    }
    recent_->parentWidget()->setVisible(!folders.isEmpty());
}

void WelcomePage::showProgress(const QString& what, qint64 done, qint64 total) {
    constexpr int steps = 1000;
    what_->setText(what);
    bar_->setRange(0, total > 0 ? steps : 0);
    bar_->setValue(total > 0 ? static_cast<int>(done * steps / total) : 0);
    progress_->show();
}

void WelcomePage::hideProgress() {
    progress_->hide();
}

} // namespace retort::ui
