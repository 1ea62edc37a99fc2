#include "core/engine/models/choose_model.h"

#include "core/base/letters.h"

#include <algorithm>
#include <map>

namespace retort {

namespace {

/// The names of the architectures that fit below each prefix.
using Models = std::map<std::string, std::string>;

Models models_of(const std::vector<Fit>& fits) {
    Models models;
    for (const auto& fit : fits) {
        models.emplace(fit.prefix, fit.architecture().name); // of several the first, which would be taken
    }
    return models;
}

/// How a person names the model under `prefix`: "." is the one whose names have nothing before them.
std::string key_of(const std::string& prefix) {
    return prefix.empty() ? "." : prefix;
}

std::string listing(const Models& models) {
    std::string text;
    for (const auto& [prefix, name] : models) {
        text += (text.empty() ? "“" : ", “") + key_of(prefix) + "” (" + name + ")";
    }
    return text;
}

/// Whether `word` is one of the words of `prefix`: "ema" of "model_ema.module.".
bool has_word(const std::string& prefix, std::string_view word) {
    const auto words = name_words(prefix);
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether `key`, as a person writes it, is one of the parts of `prefix`, or several of them in a row.
bool is_part(const std::string& prefix, std::string key) {
    if (key == ".") {
        return prefix.empty();
    }
    key.erase(key.find_last_not_of('.') + 1);
    return ("." + prefix).find("." + key + ".") != std::string::npos;
}

/// Keeps the models that `fits`, if there are any.
template <typename Predicate>
void prefer(Models& models, const Predicate& fits) {
    Models better;
    for (const auto& model : models) {
        if (fits(model.first)) {
            better.insert(model);
        }
    }
    if (!better.empty()) {
        models = std::move(better);
    }
}

Models asked_for(const Models& models, const ModelChoice& choice) {
    Models asked = models;
    std::erase_if(asked, [&](const auto& model) { return !is_part(model.first, choice.key); });
    if (asked.empty()) {
        throw Error(RETORT_TEXT("it contains no model under “%1”, but under %2"),
                    {choice.key, listing(models)});
    }
    return asked;
}

} // namespace

std::string choose_prefix(const std::vector<Fit>& fits, const ModelChoice& choice) {
    const auto all = models_of(fits);
    auto models = choice.key.empty() ? all : asked_for(all, choice);
    const auto* role = choice.role == ModelRole::teacher ? "teacher" : "student";
    prefer(models, [&](const std::string& prefix) { return has_word(prefix, role); });
    prefer(models, [](const std::string& prefix) { return has_word(prefix, "ema"); });
    if (models.size() == 1) {
        return models.begin()->first;
    }
    if (choice.parameter.empty()) {
        throw Error(RETORT_TEXT("it contains several models: %1. Save the one you mean in a file of its own"),
                    {listing(models)});
    }
    throw Error(RETORT_TEXT("it contains several models: %1. Choose one of them with %2"),
                {listing(models), ParameterReference{choice.parameter}});
}

Message choice_remark(const std::vector<Fit>& fits, const std::string& prefix, const ModelChoice& choice) {
    const auto models = models_of(fits);
    if (models.size() < 2) {
        return {};
    }
    if (choice.parameter.empty()) {
        return {RETORT_TEXT("of its models, %1, the one under “%2” is used"),
                {listing(models), key_of(prefix)}};
    }
    return {RETORT_TEXT("of its models, %1, the one under “%2” is used; %3 chooses another"),
            {listing(models), key_of(prefix), ParameterReference{choice.parameter}}};
}

} // namespace retort
