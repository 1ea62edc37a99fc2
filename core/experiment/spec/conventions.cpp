#include "core/experiment/spec/conventions.h"

#include "core/base/message.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace retort {

namespace {

constexpr auto yes = RETORT_TEXT("yes");
constexpr auto sum_and_mean = RETORT_TEXT("sum over classes, mean over the batch");
constexpr auto mean_of_all = RETORT_TEXT("mean over batch and classes");

using Item = std::pair<const char*, std::string Convention::*>;

const std::vector<Item>& items() {
    static const std::vector<Item> all{{"hard", &Convention::hard},    {"soft", &Convention::soft},
                                       {"T²", &Convention::t_squared}, {"reduction", &Convention::reduction},
                                       {"here", &Convention::here},    {"factor", &Convention::factor}};
    return all;
}

} // namespace

const std::vector<Convention>& conventions() {
    static const std::vector<Convention> all{
        {"Retort", "α", "1 − α", yes, sum_and_mean, "alpha α, loss kl, temperature T", "1"},
        {"torchdistill, KDLoss", "alpha", "beta (1 − alpha)",
         RETORT_TEXT("yes, but not where alpha is 0 or no labels are given"), sum_and_mean,
         "alpha = alpha, loss kl, temperature T; at alpha 0 its loss lacks T²", "1"},
        {"RepDistiller", "gamma (-r)", "alpha (-a); beta (-b) weighs another loss", yes, sum_and_mean,
         "alpha = gamma / (gamma + alpha), loss kl, temperature = kd_T", "1 / (gamma + alpha)"},
        {"mdistiller, KD", "KD.LOSS.CE_WEIGHT", "KD.LOSS.KD_WEIGHT", yes, sum_and_mean,
         "alpha = CE_WEIGHT / (CE_WEIGHT + KD_WEIGHT), loss kl, temperature = TEMPERATURE",
         "1 / (CE_WEIGHT + KD_WEIGHT)"},
        {"mdistiller, DKD", "DKD.CE_WEIGHT", "1", yes, sum_and_mean,
         "alpha 0.5, hard-weight = 2 · CE_WEIGHT, soft-weight 2, loss dkd, temperature = DKD.T, dkd-alpha = "
         "DKD.ALPHA, dkd-beta = DKD.BETA, distillation-warmup = DKD.WARMUP",
         "1"},
        {"timm, LogitDistillationTask", "--task-loss-weight (1)",
         "--distill-loss-weight (1); 1 − task weight where only that is given", yes, sum_and_mean,
         "alpha 0.5, hard-weight = 2 · task, soft-weight = 2 · distill, loss kl, temperature = "
         "kd-temperature",
         "1"},
        {"Keras, Distiller of its examples", "alpha", "1 − alpha", yes, sum_and_mean,
         "alpha = alpha, loss kl, temperature = temperature", "1"},
        {"DeiT, soft distillation", "1 − alpha", "alpha", yes, mean_of_all,
         "alpha 0.5, hard-weight = 2 · (1 − alpha), soft-weight = 2 · alpha / C, loss kl, temperature = tau",
         "1"},
        {"knowledge-distillation-pytorch", "1 − alpha", "alpha", yes, mean_of_all,
         "alpha 0.5, hard-weight = 2 · (1 − alpha), soft-weight = 2 · alpha / C, loss kl, temperature T",
         "1"}};
    return all;
}

std::string conventions_text() {
    std::string text =
        "loss = hard · cross entropy + soft · T² · KL(teacher ‖ student), of softmax(logits / T)\n"
        "C classes; factor: by how much the loss here is larger with these settings\n";
    for (const auto& convention : conventions()) {
        text += "\n" + convention.program + "\n";
        for (const auto& [name, member] : items()) {
            const std::string label = name;
            const auto width = label == "T²" ? label.size() - 1 : label.size();
            text += "  " + label + std::string(11 - width, ' ') + convention.*member + "\n";
        }
    }
    return text;
}

std::string conventions_json() {
    auto list = nlohmann::ordered_json::array();
    for (const auto& convention : conventions()) {
        nlohmann::ordered_json entry{{"program", convention.program}};
        for (const auto& [name, member] : items()) {
            entry[std::string(name) == "T²" ? "t_squared" : name] = convention.*member;
        }
        list.push_back(std::move(entry));
    }
    return list.dump(2) + "\n";
}

} // namespace retort
