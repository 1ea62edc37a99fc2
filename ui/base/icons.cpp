#include "ui/base/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

// A static library's resources are linked in by name; the macro wants the global namespace.
static void initialiseResources() {
    Q_INIT_RESOURCE(retort);
}

namespace retort::ui {

namespace {

// Puts the palette's text colour in the place of the picture's "currentColor" whenever it is painted.
class LineIconEngine : public QIconEngine {
  public:
    explicit LineIconEngine(QByteArray svg) : svg_(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText;
        const QByteArray name = QApplication::palette().color(group, role).name().toLatin1();
        QSvgRenderer(QByteArray(svg_).replace("currentColor", name)).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new LineIconEngine(svg_); }

  private:
    QByteArray svg_;
};

} // namespace

QIcon lineIcon(const QString& name) {
    initialiseResources();
    QFile file(QStringLiteral(":/retort/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? QIcon(new LineIconEngine(file.readAll())) : QIcon();
}

QIcon applicationIcon() {
    initialiseResources();
    return QIcon::fromTheme(QStringLiteral("org.retort.Retort"),
                            QIcon(QStringLiteral(":/retort/icons/org.retort.Retort.svg")));
}

} // namespace retort::ui
