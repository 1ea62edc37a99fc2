#include "ui/inspect/student_page.h"

#include "ui/base/availability.h"
#include "ui/base/number_text.h"
#include "ui/base/table_text.h"
#include "ui/base/translate.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace retort::ui {

namespace {

QString millisecondsText(double seconds) {
    return std::isnan(seconds) ? noValue() : numberText(seconds * 1e3, 2) + QStringLiteral(" ms");
}

QString countText(std::int64_t count) {
    return count > 0 ? QLocale().toString(static_cast<qlonglong>(count)) : noValue();
}

/// How many times smaller or faster the student is.
QString timesText(double teacher, double student) {
    return teacher > 0.0 && student > 0.0 ? numberText(teacher / student, 2) + QStringLiteral(" ×")
                                          : noValue();
}

} // namespace

StudentPage::StudentPage(QWidget* parent)
    : QWidget(parent)
    , measure_(new QPushButton(this))
    , copyText_(new QPushButton(tr("Copy"), this))
    , copyMarkdown_(new QPushButton(tr("Copy as Markdown"), this))
    , stack_(new QStackedWidget(this))
    , empty_(new QLabel(this))
    , table_(new QTableWidget(this))
    , remark_(new QLabel(this))
    , disturbed_(new QLabel(tr("Training is running, so measured times would be inaccurate."), this))
    , stale_(new QLabel(tr("The run has newer weights than those measured."), this)) {
    measure_->setObjectName(QStringLiteral("studentMeasure"));
    copyText_->setObjectName(QStringLiteral("studentCopy"));
    copyText_->setToolTip(tr("Copies the card for use in a spreadsheet"));
    copyText_->setAccessibleName(tr("Copy the student card"));
    copyMarkdown_->setObjectName(QStringLiteral("studentMarkdown"));
    copyMarkdown_->setToolTip(tr("Copies the card as a Markdown table"));
    copyMarkdown_->setAccessibleName(copyMarkdown_->text());
    table_->setObjectName(QStringLiteral("studentCard"));
    table_->setAccessibleName(tr("Student card: student, teacher and ratio"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->verticalHeader()->hide();
    empty_->setObjectName(QStringLiteral("studentEmpty"));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setMargin(24);
    for (QLabel* label : {empty_, remark_, disturbed_, stale_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    disturbed_->setObjectName(QStringLiteral("studentDisturbed"));
    stale_->setObjectName(QStringLiteral("studentStale"));
    stack_->addWidget(empty_);
    stack_->addWidget(table_);
    auto* line = new QHBoxLayout;
    line->addWidget(measure_);
    line->addStretch(1);
    line->addWidget(copyText_);
    line->addWidget(copyMarkdown_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(line);
    layout->addWidget(disturbed_);
    layout->addWidget(stale_);
    layout->addWidget(stack_, 1);
    layout->addWidget(remark_);
    connect(measure_, &QPushButton::clicked, this, &StudentPage::measure);
    connect(copyText_, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    connect(copyMarkdown_, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(markdown()); });
    showState();
}

void StudentPage::setRun(const QString& experiment, const QString& run) {
    if (experiment == experiment_ && run == run_)
        return;
    job_.cancel();
    experiment_ = experiment;
    run_ = run;
    weights_.reset();
    error_.clear();
    table_->setRowCount(0);
    remark_->clear();
    showState();
}

void StudentPage::setTraining(bool training) {
    training_ = training;
    showState();
}

void StudentPage::setWeights(const std::optional<FileStamp>& weights) {
    weights_ = weights;
    showState();
}

void StudentPage::setCard(const StudentCost& card) {
    const ModelCost& student = card.student;
    const ModelCost teacher = card.teacher.value_or(ModelCost{});
    const bool both = card.teacher.has_value();
    measured_ = card.weights;
    table_->setColumnCount(4);
    table_->setHorizontalHeaderLabels({tr("Property"), tr("Student"), tr("Teacher"), tr("Ratio")});
    table_->setRowCount(0);
    const auto row = [&](const QStringList& cells) {
        const int at = table_->rowCount();
        table_->insertRow(at);
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table_->setItem(at, column, item);
        }
    };
    const auto numbers = [&](const QString& title, const auto& shown, auto member) {
        row({title, shown(student.*member), both ? shown(teacher.*member) : noValue(),
             timesText(static_cast<double>(teacher.*member), static_cast<double>(student.*member))});
    };
    const auto bytes = [](std::int64_t count) { return QLocale().formattedDataSize(count); };
    row({tr("Architecture"), QString::fromStdString(student.name),
         both ? QString::fromStdString(teacher.name) : noValue(), QString()});
    numbers(tr("Parameters"), countText, &ModelCost::parameters);
    numbers(tr("File size"), bytes, &ModelCost::file_bytes);
    numbers(tr("Multiply-adds"), countText, &ModelCost::multiply_adds);
    numbers(tr("Latency, 1 image"), millisecondsText, &ModelCost::seconds_of_1);
    numbers(tr("Latency, 32 images"), millisecondsText, &ModelCost::seconds_of_32);
    row({tr("Accuracy (retained)"), percentText(student.accuracy), percentText(teacher.accuracy),
         percentText(teacher.accuracy > 0.0 ? student.accuracy / teacher.accuracy : ModelCost::none)});
    table_->resizeColumnsToContents();
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    const auto side = QString::number(card.image_size);
    QString remark =
        tr("Images of %1 × %1 pixels; median times on the CPU with %n thread(s).", nullptr, card.threads)
            .arg(side);
    if (!card.no_teacher.empty())
        remark += QLatin1Char('\n') + tr("Teacher not available: %1").arg(translated(card.no_teacher));
    remark_->setText(remark);
    showState();
}

QString StudentPage::text() const {
    return tabbedText(*table_->model()) + remark_->text() + QLatin1Char('\n');
}

QString StudentPage::markdown() const {
    const auto line = [](const QStringList& cells) {
        return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
    };
    const QAbstractItemModel& model = *table_->model();
    QString all = line(headerTexts(model)) + QStringLiteral("|---|---:|---:|---:|\n");
    for (int row = 0; row < model.rowCount(); ++row)
        all += line(cellTexts(model, row));
    return all + QLatin1Char('\n') + remark_->text() + QLatin1Char('\n');
}

void StudentPage::measure() {
    if (job_.isRunning()) {
        job_.cancel();
    } else if (!run_.isEmpty()) {
        ask();
    }
    showState();
}

void StudentPage::ask() {
    error_.clear();
    const PredictionRequest request{toPath(experiment_), run_.toStdString()};
    job_.start([this, request](const BackgroundJob::Deliver& deliver, const std::stop_token& stop) {
        std::shared_ptr<const StudentCost> card;
        QString error;
        try {
            card = std::make_shared<const StudentCost>(measure_student(request, stop));
        } catch (const std::exception& caught) {
            error = errorText(caught);
        }
        deliver([this, card, error] { take(card, error); });
    });
}

void StudentPage::take(const std::shared_ptr<const StudentCost>& card, const QString& error) {
    job_.end();
    error_ = error;
    if (card) {
        setCard(*card);
    } else {
        table_->setRowCount(0);
    }
    showState();
    Q_EMIT measured();
}

void StudentPage::showState() {
    const bool filled = table_->rowCount() > 0;
    measure_->setText(job_.isRunning() ? tr("Cancel") : tr("Measure latency"));
    measure_->setAccessibleName(measure_->text());
    allow(measure_,
          job_.isRunning() ? tr("Cancels the measurement")
                           : tr("Measures the size and speed of student and teacher"),
          run_.isEmpty() ? tr("No run has weights yet.") : QString());
    const QString unmeasured = filled ? QString() : tr("Nothing was measured yet.");
    allow(copyText_, unmeasured);
    allow(copyMarkdown_, unmeasured);
    disturbed_->setVisible(training_);
    stale_->setVisible(filled && weights_ && *weights_ != measured_);
    remark_->setVisible(filled);
    stack_->setCurrentIndex(filled && error_.isEmpty() ? 1 : 0);
    if (!error_.isEmpty()) {
        empty_->setText(error_);
    } else if (run_.isEmpty()) {
        empty_->setText(tr("Open an experiment or start training. After the first epoch of a run, this page "
                           "compares the cost of its student with that of the teacher."));
    } else {
        empty_->setText(job_.isRunning() ? tr("Measuring…")
                                         : tr("Press “Measure latency” to compare the size, operations and "
                                              "latency of student and teacher."));
    }
}

} // namespace retort::ui
