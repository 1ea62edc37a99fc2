#include "ui/charts/curves/chart_data.h"

#include "ui/charts/curves/axis_range.h"
#include "ui/charts/curves/smoothing.h"
#include "ui/charts/curves/teacher_values.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace retort::ui {

namespace {

/// The lowest and the highest of values.
struct Extent {
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool isEmpty() const { return lowest > highest; }
    void add(double value) {
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    }
};

/// A curve before it is known which of its values can be drawn: one entry an epoch.
struct Track {
    QList<int> epochs;
    QList<double> x;
    QList<double> values;
    QList<double> low;
    QList<double> high;
    QList<int> counts;
};

class Builder {
  public:
    explicit Builder(const ChartRequest& request)
        : request_(request)
        , options_(request.options)
        , info_(quantityInfo(request.quantity))
        , axis_(options_.axisOf(request.quantity))
        , logY_(axis_ == ValueAxis::Logarithmic) {}

    ChartData build() {
        measure();
        for (std::size_t curve = 0; curve < info_.curves.size(); ++curve) {
            if (isWanted(info_.curves[curve])) {
                addCurves(curve);
            }
        }
        standBack();
        std::stable_sort(data_.curves.begin(), data_.curves.end(), [](const Curve& a, const Curve& b) {
            return std::pair(!a.faint, !a.back) < std::pair(!b.faint, !b.back);
        });
        addReferences();
        setX();
        logY_ = logY_ || (axis_ == ValueAxis::Automatic && spansDecades());
        if (logY_) {
            liftBands();
        }
        setY();
        return std::move(data_);
    }

  private:
    [[nodiscard]] bool isWanted(const QuantityCurve& curve) const {
        const bool alone = info_.curves.size() == 1;
        return alone || options_.split == Split::Both ||
               curve.training == (options_.split == Split::Training);
    }

    /// Where some of the runs that are drawn are selected, all curves of others; of means those of no
    /// selected run.
    void standBack() {
        std::vector<RunGroup> groups;
        for (const int index : request_.selected) {
            const bool isThere = index >= 0 && index < static_cast<int>(request_.runs.size());
            if (isThere && isDrawn(request_.runs[static_cast<std::size_t>(index)])) {
                groups.push_back(request_.runs[static_cast<std::size_t>(index)].group);
            }
        }
        for (Curve& curve : data_.curves) {
            const bool isSelected =
                curve.run >= 0 ? request_.selected.count(curve.run) > 0
                               : std::find(groups.begin(), groups.end(), curve.group) != groups.end();
            curve.back = !groups.empty() && !isSelected;
        }
    }

    /// Runs that are not drawn do not count, unless none is.
    [[nodiscard]] bool counts(const ChartRun& run) const { return !isAnyDrawn_ || isDrawn(run); }

    void measure() {
        isAnyDrawn_ = std::any_of(request_.runs.begin(), request_.runs.end(), isDrawn);
        double lastEpoch = 1.0;
        double seconds = 0.0;
        for (const ChartRun& run : request_.runs) {
            if (!counts(run)) {
                continue;
            }
            if (run.columns.count() > 0) {
                lastEpoch = std::max(lastEpoch, static_cast<double>(run.columns.epochs.back()));
                seconds = std::max(seconds, run.columns.seconds.back());
            }
            lastEpoch = std::max(lastEpoch, static_cast<double>(run.plannedEpochs));
        }
        if (options_.time == TimeAxis::Wall) {
            data_.secondsPerUnit = seconds < 180.0 ? 1.0 : seconds < 3.0 * 3600.0 ? 60.0 : 3600.0;
            data_.lastX = seconds > 0.0 ? seconds / data_.secondsPerUnit : 1.0;
        } else {
            data_.lastX = lastEpoch;
        }
    }

    [[nodiscard]] double placeOf(const ChartRun& run, qsizetype i) const {
        return data_.secondsPerUnit > 0.0 ? run.columns.seconds[i] / data_.secondsPerUnit
                                          : static_cast<double>(run.columns.epochs[i]);
    }

    [[nodiscard]] Track trackOf(const ChartRun& run, std::size_t curve) const {
        Track track;
        track.epochs = run.columns.epochs;
        track.x.reserve(run.columns.count());
        for (qsizetype i = 0; i < run.columns.count(); ++i) {
            track.x.append(placeOf(run, i));
        }
        track.values = run.columns.of(info_.curves[curve].value);
        if (info_.scale != 1.0) {
            for (double& value : track.values) {
                value *= info_.scale;
            }
        }
        return track;
    }

    void addCurves(std::size_t curve) {
        if (options_.mode == CurveMode::Single) {
            for (std::size_t run = 0; run < request_.runs.size(); ++run) {
                addRun(run, curve);
            }
            return;
        }
        std::vector<RunGroup> done;
        for (const ChartRun& run : request_.runs) {
            if (std::find(done.begin(), done.end(), run.group) == done.end()) {
                done.push_back(run.group);
                addGroup(run.group, curve);
            }
        }
    }

    void addRun(std::size_t index, std::size_t curve) {
        const ChartRun& run = request_.runs[index];
        Track track = trackOf(run, curve);
        noteValues(track);
        if (!isDrawn(run)) {
            return;
        }
        Curve line = curveOf(run, curve);
        line.run = static_cast<int>(index);
        line.colour = run.colour;
        if (options_.smoothing > 0.0) {
            Curve raw = line;
            raw.faint = true;
            fill(raw, track);
            data_.curves.push_back(std::move(raw));
            // What is best was measured, and stays where it was.
            markBest(data_.curves.back(), run);
            track.values = smoothedFrom(track.epochs, track.values);
        }
        fill(line, track);
        if (options_.smoothing <= 0.0) {
            markBest(line, run);
        }
        data_.curves.push_back(std::move(line));
    }

    /// The untrained student is no part of the average: it would pull the first epochs up.
    [[nodiscard]] QList<double> smoothedFrom(const QList<int>& epochs, const QList<double>& values) const {
        const qsizetype before =
            std::find_if(epochs.begin(), epochs.end(), [](int epoch) { return epoch >= 1; }) - epochs.begin();
        return values.mid(0, before) + smoothed(values.mid(before), options_.smoothing);
    }

    [[nodiscard]] static bool isDrawn(const ChartRun& run) { return run.visible && !run.hidden; }

    void addGroup(const RunGroup& group, std::size_t curve) {
        std::vector<Track> finished;
        const ChartRun* first = nullptr;
        for (std::size_t index = 0; index < request_.runs.size(); ++index) {
            const ChartRun& run = request_.runs[index];
            if (run.group != group) {
                continue;
            }
            Track track = trackOf(run, curve);
            noteValues(track);
            if (!isDrawn(run)) {
                continue;
            }
            if (options_.members || !run.finished) {
                data_.curves.push_back(memberOf(index, curve, track));
            }
            if (run.finished) {
                first = first == nullptr ? &run : first;
                finished.push_back(std::move(track));
            }
        }
        if (first != nullptr) {
            data_.curves.push_back(meanCurve(*first, curve, finished));
        }
    }

    /// A repeat, behind the mean of its group or in its place while it is not finished.
    [[nodiscard]] Curve memberOf(std::size_t index, std::size_t curve, const Track& track) {
        const ChartRun& run = request_.runs[index];
        Curve member = curveOf(run, curve);
        member.run = static_cast<int>(index);
        member.colour = run.groupColour;
        member.faint = true;
        fill(member, track);
        return member;
    }

    /// Of the group of `run`.
    [[nodiscard]] Curve meanCurve(const ChartRun& run, std::size_t curve, const std::vector<Track>& members) {
        Curve mean = curveOf(run, curve);
        mean.colour = run.groupColour;
        Track track = meanOf(members);
        if (options_.smoothing > 0.0) {
            for (QList<double>* values : {&track.values, &track.low, &track.high}) {
                *values = smoothedFrom(track.epochs, *values);
            }
        }
        fill(mean, track);
        return mean;
    }

    [[nodiscard]] Track meanOf(const std::vector<Track>& members) const {
        Track mean;
        std::vector<qsizetype> next(members.size(), 0);
        for (;;) {
            int epoch = std::numeric_limits<int>::max();
            for (std::size_t i = 0; i < members.size(); ++i) {
                if (next[i] < members[i].epochs.size()) {
                    epoch = std::min(epoch, members[i].epochs[next[i]]);
                }
            }
            if (epoch == std::numeric_limits<int>::max()) {
                return mean;
            }
            QList<double> values;
            double x = 0.0;
            for (std::size_t i = 0; i < members.size(); ++i) {
                const Track& member = members[i];
                if (next[i] >= member.epochs.size() || member.epochs[next[i]] != epoch) {
                    continue;
                }
                if (const double value = member.values[next[i]]; std::isfinite(value)) {
                    values.append(value);
                    x += member.x[next[i]];
                }
                ++next[i];
            }
            if (values.isEmpty()) {
                continue;
            }
            const Spread here = spread(values, options_.band);
            mean.epochs.append(epoch);
            mean.x.append(x / static_cast<double>(values.size()));
            mean.values.append(here.mean);
            mean.low.append(here.low);
            mean.high.append(here.high);
            mean.counts.append(static_cast<int>(values.size()));
        }
    }

    [[nodiscard]] Curve curveOf(const ChartRun& run, std::size_t curve) const {
        Curve line;
        line.group = run.group;
        line.quantityCurve = curve;
        line.training = info_.curves[curve].training;
        line.style = run.style;
        return line;
    }

    void noteValues(const Track& track) {
        data_.empty = data_.empty && std::none_of(track.values.begin(), track.values.end(),
                                                  [](double value) { return std::isfinite(value); });
    }

    void fill(Curve& curve, const Track& track) {
        const bool hasBand = !track.low.isEmpty() && options_.band != Band::None;
        curve.points.reserve(track.values.size());
        curve.epochs.reserve(track.values.size());
        for (qsizetype i = 0; i < track.values.size(); ++i) {
            const double x = track.x[i];
            const double y = track.values[i];
            if (!std::isfinite(y) || (options_.logX && !(x > 0.0))) {
                continue;
            }
            if (logY_ && !(y > 0.0)) {
                data_.undrawable += curve.faint ? 0 : 1;
                continue;
            }
            curve.points.append({x, y});
            curve.epochs.append(track.epochs[i]);
            if (!track.counts.isEmpty()) {
                curve.counts.append(track.counts[i]);
            }
            if (hasBand) {
                // One repeat spans no band.
                curve.low.append(std::isfinite(track.low[i]) ? possible(track.low[i], y) : y);
                curve.high.append(std::isfinite(track.high[i]) ? possible(track.high[i], y) : y);
            }
        }
    }

    /// An end of a band no further than values of this kind go: neither below 0, nor a share above 1.
    [[nodiscard]] double possible(double end, double value) const {
        const double most = info_.isShare ? info_.scale : std::numeric_limits<double>::infinity();
        const double least =
            info_.isShare || info_.byDecades ? 0.0 : -std::numeric_limits<double>::infinity();
        return std::clamp(end, std::min(least, value), std::max(most, value));
    }

    void markBest(Curve& curve, const ChartRun& run) const {
        if (!options_.bestMarkers || curve.training) {
            return;
        }
        const auto found = std::lower_bound(curve.epochs.begin(), curve.epochs.end(), run.bestEpoch);
        if (run.bestEpoch >= 1 && found != curve.epochs.end() && *found == run.bestEpoch) {
            curve.best = found - curve.epochs.begin();
        }
    }

    /// By the first value of each run that can be drawn.
    void addReferences() {
        if (info_.reference == nullptr) {
            return;
        }
        std::vector<TeacherValue> found;
        for (const ChartRun& run : request_.runs) {
            if (!counts(run)) {
                continue;
            }
            const auto& values = run.columns.of(info_.reference);
            const auto value = std::find_if(values.begin(), values.end(), [&](double candidate) {
                return std::isfinite(candidate) && (!logY_ || candidate > 0.0);
            });
            if (value != values.end()) {
                found.push_back({run.group, run.isOfFold, info_.scale * *value});
            }
        }
        for (const TeacherLine& line : linesOfTeachers(found, info_.decimals)) {
            const QString name = teacherName(line, info_.referenceName, request_.experiments);
            data_.references.push_back(
                {line.value, name + QLatin1Char(' ') + QLocale().toString(line.value, 'f', info_.decimals)});
        }
    }

    [[nodiscard]] double firstShown() const {
        if (!options_.onlyLast) {
            return 0.0;
        }
        if (data_.secondsPerUnit <= 0.0) {
            return lastEpochMeasured() - options_.last + 1.0;
        }
        double first = data_.lastX;
        for (const ChartRun& run : request_.runs) {
            if (const qsizetype count = run.columns.count(); count > 0) {
                first = std::min(first, placeOf(run, std::max<qsizetype>(0, count - options_.last)));
            }
        }
        return first;
    }

    [[nodiscard]] double lastEpochMeasured() const {
        int last = 1;
        for (const ChartRun& run : request_.runs) {
            last = run.columns.count() > 0 ? std::max(last, run.columns.epochs.back()) : last;
        }
        return last;
    }

    void setX() {
        const bool log = options_.logX;
        if (request_.zoomX) {
            data_.x = chartAxis(request_.zoomX->minimum, request_.zoomX->maximum, log, request_.ticksX, true);
            keepWholeEpochs();
            return;
        }
        double first = std::max(0.0, firstShown());
        double last = options_.onlyLast && data_.secondsPerUnit <= 0.0 ? lastEpochMeasured() : data_.lastX;
        if (log && !(first > 0.0)) {
            first = last;
            std::for_each(data_.curves.begin(), data_.curves.end(), [&first](const Curve& curve) {
                first = curve.points.isEmpty() ? first : std::min(first, curve.points.front().x());
            });
        }
        if (!(last > first)) {
            last = first + 1.0;
        }
        data_.x = chartAxis(first, last, log, request_.ticksX, true);
        keepWholeEpochs();
    }

    /// Between two epochs there is nothing.
    void keepWholeEpochs() {
        if (data_.secondsPerUnit > 0.0) {
            return;
        }
        QList<ChartAxis::Tick> whole;
        for (const ChartAxis::Tick& tick : std::as_const(data_.x.ticks)) {
            const double epoch = std::round(data_.x.value(tick.position));
            if (std::abs(data_.x.value(tick.position) - epoch) < 1e-6) {
                whole.append({tick.position, QString::number(static_cast<int>(epoch))});
            }
        }
        data_.x.ticks = whole;
    }

    /// Whether an automatic axis goes by powers of ten. It then has a place for every value, so that none
    /// vanishes unasked.
    [[nodiscard]] bool spansDecades() {
        constexpr double least = 1.5; // decades
        const auto fixed = options_.ranges.find(request_.quantity);
        if (fixed != options_.ranges.end() && fixed->second.log) {
            return *fixed->second.log;
        }
        const bool fromZero =
            (fixed != options_.ranges.end() && fixed->second.minimum.value_or(1.0) <= 0.0) ||
            (request_.zoomY && !(request_.zoomY->minimum > 0.0)) ||
            std::any_of(data_.references.begin(), data_.references.end(),
                        [](const ChartReference& reference) { return reference.value <= 0.0; });
        if (!info_.byDecades || fromZero) {
            return false;
        }
        // Zooming in x changes nothing here: the axis stays what it is. Nor does an untrained student, which
        // has a place on either axis and rules neither.
        const double left = firstShown();
        Extent all;
        Extent trained;
        std::for_each(data_.curves.begin(), data_.curves.end(), [&](const Curve& curve) {
            for (qsizetype i = 0; i < curve.points.size(); ++i) {
                all.add(curve.points[i].y());
                if (!curve.faint && curve.epochs[i] >= 1 && curve.points[i].x() >= left - 1e-9) {
                    trained.add(curve.points[i].y());
                }
            }
        });
        const Extent& shown = trained.isEmpty() ? all : trained;
        return all.lowest > 0.0 && std::log10(shown.highest / shown.lowest) > least;
    }

    /// Below 0 there is no place for a band on a logarithmic axis.
    void liftBands() {
        std::for_each(data_.curves.begin(), data_.curves.end(), [](Curve& curve) {
            for (qsizetype i = 0; i < curve.low.size(); ++i) {
                curve.low[i] = curve.low[i] > 0.0 ? curve.low[i] : curve.points[i].y();
            }
        });
    }

    /// Adds what of a curve lies between `left` and `right`; to `trained` what comes after epoch 0.
    static void extend(const Curve& curve, double left, double right, Extent& all, Extent& trained) {
        for (qsizetype i = 0; i < curve.points.size(); ++i) {
            const QPointF& point = curve.points[i];
            if (point.x() < left - 1e-9 || point.x() > right + 1e-9) {
                continue;
            }
            for (const double value :
                 {point.y(), curve.low.value(i, point.y()), curve.high.value(i, point.y())}) {
                all.add(value);
                if (curve.epochs[i] >= 1) {
                    trained.add(value);
                }
            }
        }
    }

    void setY() {
        const double left = data_.x.value(data_.x.minimum);
        const double right = data_.x.value(data_.x.maximum);
        Extent all;
        Extent trained;
        std::for_each(data_.curves.begin(), data_.curves.end(),
                      [&](const Curve& curve) { extend(curve, left, right, all, trained); });
        for (const ChartReference& reference : data_.references) {
            all.add(reference.value);
        }
        // An untrained student can be worse by orders of magnitude, and would flatten all that follows. Its
        // curve then comes in from above the chart. What has an upper end is seen whole, teacher and all.
        constexpr double tooFar = 3.0;
        const bool outOfProportion = info_.byDecades && !logY_ && !trained.isEmpty() &&
                                     trained.highest > 0.0 && all.highest > tooFar * trained.highest;
        Extent shown = outOfProportion ? trained : all;
        if (shown.isEmpty()) {
            shown = logY_ ? Extent{0.1, 1.0} : Extent{0.0, 1.0};
        }
        if (request_.zoomY) {
            data_.y =
                chartAxis(request_.zoomY->minimum, request_.zoomY->maximum, logY_, request_.ticksY, true);
            return;
        }
        data_.y = fixedAxis(chartAxis(shown.lowest, shown.highest, logY_, request_.ticksY, false));
    }

    [[nodiscard]] ChartAxis fixedAxis(const ChartAxis& automatic) const {
        const auto found = options_.ranges.find(request_.quantity);
        if (found == options_.ranges.end()) {
            return automatic;
        }
        const double low = found->second.minimum.value_or(automatic.value(automatic.minimum));
        const double high = found->second.maximum.value_or(automatic.value(automatic.maximum));
        const bool makesSense = high > low && (!logY_ || low > 0.0);
        return makesSense ? chartAxis(low, high, logY_, request_.ticksY, true) : automatic;
    }

    const ChartRequest& request_;
    const ChartOptions& options_;
    QuantityInfo info_;
    ChartData data_;
    ValueAxis axis_;
    bool logY_;              ///< whether values go by powers of ten; of an automatic axis, once known
    bool isAnyDrawn_ = true; ///< where no run is drawn, all count for the axes
};

} // namespace

Spread spread(const QList<double>& values, Band band) {
    Spread result;
    if (values.isEmpty()) {
        return result;
    }
    const auto count = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    result.mean = sum / count;
    if (band == Band::Extremes) {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        result.low = *low;
        result.high = *high;
    } else if (band != Band::None && values.size() > 1) {
        double squares = 0.0;
        for (const double value : values) {
            squares += (value - result.mean) * (value - result.mean);
        }
        const double deviation = std::sqrt(squares / (count - 1.0));
        const double half = band == Band::Error ? deviation / std::sqrt(count) : deviation;
        result.low = result.mean - half;
        result.high = result.mean + half;
    }
    return result;
}

ChartData chartData(const ChartRequest& request) {
    return Builder(request).build();
}

} // namespace retort::ui
