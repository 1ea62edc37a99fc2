#include "ui/setup/preflight_card.h"

#include "ui/base/icons.h"
#include "ui/base/parameter_text.h"
#include "ui/base/translate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QScrollBar>
#include <QStringList>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace retort::ui {

namespace {

constexpr int parameterRole = Qt::UserRole;
constexpr int signSide = 14; ///< of an icon, in pixels
constexpr int highest = 124; ///< of the list, in pixels: on a small screen the form needs the room

/// The sign stands beside the first line.
class FindingDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationAlignment = Qt::AlignTop | Qt::AlignHCenter;
        option->displayAlignment = Qt::AlignTop | Qt::AlignLeft;
    }
};

/// As high as its items, which are wrapped at its width, within a limit.
class FindingsList : public QListWidget {
  public:
    explicit FindingsList(QWidget* parent) : QListWidget(parent) {
        setObjectName(QStringLiteral("findings"));
        setItemDelegate(new FindingDelegate(this));
        setIconSize(QSize(signSide, signSide));
        setWordWrap(true);
        setResizeMode(QListView::Adjust);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        setTextElideMode(Qt::ElideNone);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
        viewport()->setAutoFillBackground(false);
    }

    [[nodiscard]] QSize sizeHint() const override {
        int height = 2 * frameWidth();
        for (int row = 0; row < count(); ++row)
            height += sizeHintForRow(row);
        return {QListWidget::sizeHint().width(), std::min(height, highest)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

  protected:
    void resizeEvent(QResizeEvent* event) override {
        QListWidget::resizeEvent(event);
        updateGeometry();
    }
};

QString severityText(Severity severity) {
    return severity == Severity::error ? PreflightCard::tr("Error") : PreflightCard::tr("Warning");
}

QIcon severityIcon(Severity severity) {
    return lineIcon(severity == Severity::error ? QStringLiteral("error") : QStringLiteral("warning"));
}

QString countText(const PreflightReport& report) {
    const auto errors = static_cast<int>(report.count(Severity::error));
    const auto warnings = static_cast<int>(report.count(Severity::warning));
    QStringList parts;
    if (errors > 0)
        parts << (errors == 1 ? PreflightCard::tr("1 error")
                              : PreflightCard::tr("%n errors", nullptr, errors));
    if (warnings > 0)
        parts << (warnings == 1 ? PreflightCard::tr("1 warning")
                                : PreflightCard::tr("%n warnings", nullptr, warnings));
    return parts.join(QStringLiteral(", "));
}

QString headlineText(const PreflightReport& report, bool checking) {
    const QString counts = countText(report);
    if (checking)
        return counts.isEmpty() ? PreflightCard::tr("Preflight: checking…")
                                : PreflightCard::tr("Preflight: %1, checking…").arg(counts);
    return counts.isEmpty() ? PreflightCard::tr("Preflight: looks good")
                            : PreflightCard::tr("Preflight: %1").arg(counts);
}

/// What was measured, and what was not looked at.
QString detailsText(const PreflightReport& report) {
    QStringList lines;
    for (const TeacherFacts& teacher : report.teachers) {
        if (teacher.accuracy)
            lines << PreflightCard::tr("%1: %2 % of %3 validation images right")
                         .arg(fromPath(std::filesystem::path(teacher.file).filename()),
                              QLocale().toString(100.0 * *teacher.accuracy, 'f', 1),
                              QString::number(report.asked_images));
    }
    for (const Message& left : report.not_checked)
        lines << PreflightCard::tr("Not checked: %1").arg(translated(left));
    return lines.join(QLatin1Char('\n'));
}

/// What begins with a name keeps its spelling.
QString whatText(const Message& what) {
    return what.text.starts_with('%') ? translated(what) : sentence(what);
}

QListWidgetItem* makeItem(const PreflightFinding& finding) {
    const QString text = QStringLiteral("%1\n→ %2").arg(whatText(finding.what), translated(finding.advice));
    auto* item = new QListWidgetItem(severityIcon(finding.severity), text);
    item->setData(parameterRole, QString::fromStdString(finding.parameter));
    item->setData(Qt::AccessibleTextRole, QStringLiteral("%1: %2").arg(severityText(finding.severity), text));
    item->setToolTip(finding.parameter.empty()
                         ? QString()
                         : PreflightCard::tr("Go to the field “%1”").arg(labelText(finding.parameter)));
    return item;
}

} // namespace

PreflightCard::PreflightCard(QWidget* parent)
    : QFrame(parent)
    , icon_(new QLabel(this))
    , headline_(new QLabel(this))
    , findings_(new FindingsList(this)) {
    setObjectName(QStringLiteral("preflight"));
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Preflight"));
    headline_->setObjectName(QStringLiteral("headline"));
    headline_->setTextFormat(Qt::PlainText);
    findings_->setAccessibleName(tr("What the preflight found"));
    auto* head = new QHBoxLayout;
    head->addWidget(icon_);
    head->addWidget(headline_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 4, 4);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(findings_);
    connect(findings_, &QListWidget::itemClicked, this, &PreflightCard::choose);
    connect(findings_, &QListWidget::itemActivated, this, &PreflightCard::choose);
}

void PreflightCard::showReport(const PreflightReport& report, bool checking) {
    showHeadline(report, checking);
    if (report.findings != shown_.findings) // else whoever scrolled or selected would lose the place
        showFindings(report);
    shown_ = report;
    findings_->setVisible(!report.findings.empty());
}

void PreflightCard::showHeadline(const PreflightReport& report, bool checking) {
    const bool isGood = report.findings.empty();
    const QIcon icon =
        isGood ? lineIcon(QStringLiteral("information")) : severityIcon(report.findings.front().severity);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    icon_->setPixmap(icon.pixmap(size, size));
    headline_->setText(headlineText(report, checking));
    headline_->setToolTip(detailsText(report));
    setAccessibleDescription(headline_->text());
}

void PreflightCard::showFindings(const PreflightReport& report) {
    findings_->clear();
    for (const PreflightFinding& finding : report.findings)
        findings_->addItem(makeItem(finding));
    findings_->updateGeometry();
}

void PreflightCard::choose(const QListWidgetItem* item) {
    if (const QString parameter = item->data(parameterRole).toString(); !parameter.isEmpty())
        Q_EMIT fieldChosen(parameter);
}

} // namespace retort::ui
