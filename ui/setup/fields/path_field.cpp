#include "ui/setup/fields/path_field.h"

#include "ui/base/folder_drop.h"
#include "ui/setup/fields/pretrained_menu.h"

#include <QCompleter>
#include <QDir>
#include <QDropEvent>
#include <QFileSystemModel>
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

QStringList droppedPaths(const QEvent* event) {
    const bool drag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (!drag && event->type() != QEvent::Drop)
        return {};
    QStringList paths;
    for (const QUrl& url : static_cast<const QDropEvent*>(event)->mimeData()->urls())
        paths.append(url.toLocalFile());
    return paths.contains(QString()) ? QStringList() : paths;
}

QString droppedPath(const QEvent* event) {
    const QStringList paths = droppedPaths(event);
    return paths.size() == 1 ? paths.first() : QString();
}

PathField::PathField(PathKind kind, QWidget* parent)
    : FieldEditor(parent)
    , kind_(kind)
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
    line_->setProperty(takesPaths, true);
    line_->installEventFilter(this);
    setFocusProxy(line_);
    if (kind == PathKind::model)
        offerPretrained();
    connect(line_, &QLineEdit::textChanged, this, [this] { browse_->setCurrent(paths().value(0)); });
    connect(line_, &QLineEdit::textEdited, this, &PathField::edited);
    connect(line_, &QLineEdit::textEdited, this, &PathField::complete);
    connect(browse_, &BrowseButton::picked, this, &PathField::take);
}

PathField::PathField(PathKind kind, const Parameter& parameter, QWidget* parent) : PathField(kind, parent) {
    if (parameter.axis) {
        several_ = &parameter;
        browse_->setSeveral(true);
    }
}

/// From the first key on: what is on the disk is looked at beside the window.
void PathField::complete() {
    if (line_->completer() != nullptr)
        return;
    auto* completer = new QCompleter(line_);
    auto* files = new QFileSystemModel(completer);
    files->setFilter(QDir::AllDirs | QDir::NoDotAndDotDot |
                     (kind_ == PathKind::folder ? QDir::Filters() : QDir::Filters(QDir::Files)));
    files->setRootPath(QString());
    completer->setModel(files);
    completer->setCaseSensitivity(Qt::CaseSensitive);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &PathField::edited,
            Qt::QueuedConnection); // once the text is there
    line_->setCompleter(completer);
}

void PathField::offerPretrained() {
    auto* menu = new PretrainedMenu(this);
    browse_->setMenu(menu);
    browse_->setPopupMode(QToolButton::MenuButtonPopup);
    connect(menu, &PretrainedMenu::picked, this, [this](const QString& name) { take({name}); });
}

QStringList PathField::paths() const {
    QStringList paths;
    const QString typed = withHome(line_->text().trimmed());
    for (const std::string& path :
         several_ ? values_in(*several_, typed.toStdString()) : std::vector{typed.toStdString()})
        paths.append(withHome(QString::fromStdString(path)));
    return paths;
}

QString PathField::text() const {
    const QStringList all = paths();
    return all.size() > 1 ? listOf(all) : withHome(line_->text().trimmed());
}

/// As the table of parameters has them.
QString PathField::listOf(const QStringList& paths) const {
    std::vector<std::string> values;
    for (const QString& path : paths)
        values.push_back(path.toStdString());
    return several_ ? QString::fromStdString(text_of_values(*several_, values)) : paths.value(0);
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
    const QStringList paths = line_->isReadOnly() ? QStringList() : droppedPaths(event);
    if (paths.isEmpty() || (paths.size() > 1 && !several_))
        return FieldEditor::eventFilter(watched, event);
    static_cast<QDropEvent*>(event)->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        take(paths);
    return true;
}

void PathField::take(const QStringList& paths) {
    line_->setText(listOf(paths));
    Q_EMIT edited();
}

} // namespace retort::ui
