#include "ui/setup/fields/path_field.h"

#include "ui/setup/fields/pretrained_menu.h"

#include <QDir>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

namespace retort::ui {

namespace {

// A shell's way to name the home folder, which the core knows nothing of.
QString withHome(const QString& path) {
    const bool atHome = path == QLatin1String("~") || path.startsWith(QLatin1String("~/"));
    return atHome ? QDir::homePath() + path.mid(1) : path;
}

} // namespace

QString droppedPath(const QEvent* event) {
    const bool drag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (!drag && event->type() != QEvent::Drop)
        return {};
    const QList<QUrl> urls = static_cast<const QDropEvent*>(event)->mimeData()->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

PathField::PathField(PathKind kind, QWidget* parent)
    : FieldEditor(parent)
    , line_(new QLineEdit(this))
    , browse_(new BrowseButton(kind, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(line_, 1);
    layout->addWidget(browse_);
    line_->setPlaceholderText(kind == PathKind::folder ? tr("Folder: type, browse or drop it here")
                                                       : tr("File: type, browse or drop it here"));
    line_->setAcceptDrops(true);
    line_->installEventFilter(this);
    setFocusProxy(line_);
    if (kind == PathKind::model)
        offerPretrained();
    connect(line_, &QLineEdit::textChanged, browse_, &BrowseButton::setCurrent);
    connect(line_, &QLineEdit::textEdited, this, &PathField::edited);
    connect(browse_, &BrowseButton::picked, this, &PathField::take);
}

void PathField::offerPretrained() {
    auto* menu = new PretrainedMenu(this);
    browse_->setMenu(menu);
    browse_->setPopupMode(QToolButton::MenuButtonPopup);
    connect(menu, &PretrainedMenu::picked, this, &PathField::take);
}

QString PathField::text() const {
    return withHome(line_->text().trimmed());
}

void PathField::setText(const QString& text) {
    line_->setText(text);
}

void PathField::setReadOnly(bool readOnly) {
    line_->setReadOnly(readOnly);
    browse_->setEnabled(!readOnly);
}

// QLineEdit would insert the dropped URL as text.
bool PathField::eventFilter(QObject* watched, QEvent* event) {
    const QString path = line_->isReadOnly() ? QString() : droppedPath(event);
    if (path.isEmpty())
        return FieldEditor::eventFilter(watched, event);
    static_cast<QDropEvent*>(event)->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        take(path);
    return true;
}

void PathField::take(const QString& path) {
    line_->setText(QDir::toNativeSeparators(path));
    Q_EMIT edited();
}

} // namespace retort::ui
