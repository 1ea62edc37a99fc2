#include "core/files/pickle/pickle_machine.h"

#include "core/files/bytes/read_error.h"
#include "core/files/pickle/pickle_globals.h"

#include <array>
#include <bit>

namespace retort {

namespace {

// Instruction names are those of Python's pickletools.

ReadError nonsense() {
    return ReadError(RETORT_TEXT("%1 is truncated or damaged: its pickle is invalid"));
}

class PickleMachine {
  public:
    PickleMachine(ByteStream& in, PickleGraph& graph) : in_(in), graph_(graph) {}
    Node* run();

  private:
    using Step = void (PickleMachine::*)();
    using Steps = std::array<Step, 256>;
    static constexpr Steps make_steps();
    static constexpr std::size_t deepest_stack = 1U << 20U;
    static constexpr std::uint8_t stop = '.';

    void push(Node* node);
    Node* pop();
    Node& top();
    Node& container_below_mark(NodeKind kind, std::size_t mark);
    std::size_t pop_mark();
    void collect(NodeKind kind, std::size_t from);
    void remember(std::uint64_t slot);
    void recall(std::uint64_t slot);
    void push_global(const std::string& module, const std::string& name);
    void append_from(std::size_t from, NodeKind kind);

    void refuse_instruction() { throw nonsense(); }
    /// A name by a number that Python keeps a list of; nobody knows it here.
    template <unsigned width>
    void push_extension() {
        push_global("copyreg", "extension " + std::to_string(in_.number(width)));
    }
    void protocol();
    void frame() { in_.skip(8); }
    void push_none() { push(graph_.add_none()); }
    template <bool value>
    void push_boolean() {
        push(graph_.add_boolean(value));
    }
    template <unsigned width>
    void push_unsigned() {
        push(graph_.add_integer(static_cast<std::int64_t>(in_.number(width))));
    }
    void push_int32() { push(graph_.add_integer(static_cast<std::int32_t>(in_.number(4)))); }
    template <unsigned width>
    void push_long();
    void push_real();
    template <NodeKind kind, unsigned width>
    void push_text() {
        push(graph_.add_text(kind, in_.text(in_.number(width))));
    }
    template <NodeKind kind>
    void push_empty() {
        push(graph_.add(kind));
    }
    template <NodeKind kind>
    void collect_from_mark() {
        collect(kind, pop_mark());
    }
    template <std::size_t count>
    void collect_tuple();
    void mark();
    void drop();
    void drop_to_mark();
    void duplicate() { push(&top()); }
    template <unsigned width>
    void get() {
        recall(in_.number(width));
    }
    template <unsigned width>
    void put() {
        remember(in_.number(width));
    }
    void memoize() { remember(memo_.size() + sparse_memo_.size()); }
    void append_one() { append_from(stack_.size() - 1, NodeKind::list); }
    void append_many() { append_from(pop_mark(), NodeKind::list); }
    void add_many() { append_from(pop_mark(), NodeKind::set); }
    void set_one();
    void set_many() { append_from(pop_mark(), NodeKind::dict); }
    void global();
    void stack_global();
    void call();
    void new_object();
    void new_object_with_keywords();
    void build();
    void persistent();

    ByteStream& in_;
    PickleGraph& graph_;
    std::vector<Node*> stack_;
    std::vector<std::size_t> marks_;
    std::vector<Node*> memo_;                              ///< slots 0 and up, as Python numbers them
    std::unordered_map<std::uint64_t, Node*> sparse_memo_; ///< slots out of that order
};

constexpr PickleMachine::Steps PickleMachine::make_steps() {
    using M = PickleMachine;
    Steps steps{};
    steps.fill(&M::refuse_instruction);
    steps[0x80] = &M::protocol;
    steps[0x95] = &M::frame;
    steps['N'] = &M::push_none;
    steps[0x88] = &M::push_boolean<true>;
    steps[0x89] = &M::push_boolean<false>;
    steps['K'] = &M::push_unsigned<1>;
    steps['M'] = &M::push_unsigned<2>;
    steps['J'] = &M::push_int32;
    steps[0x8A] = &M::push_long<1>;
    steps[0x8B] = &M::push_long<4>;
    steps['G'] = &M::push_real;
    steps['X'] = &M::push_text<NodeKind::text, 4>;
    steps[0x8C] = &M::push_text<NodeKind::text, 1>;
    steps[0x8D] = &M::push_text<NodeKind::text, 8>;
    steps['T'] = &M::push_text<NodeKind::text, 4>; // a str of Python 2
    steps['U'] = &M::push_text<NodeKind::text, 1>;
    steps['B'] = &M::push_text<NodeKind::bytes, 4>;
    steps['C'] = &M::push_text<NodeKind::bytes, 1>;
    steps[0x8E] = &M::push_text<NodeKind::bytes, 8>;
    steps[0x96] = &M::push_text<NodeKind::bytes, 8>;
    steps[']'] = &M::push_empty<NodeKind::list>;
    steps[')'] = &M::push_empty<NodeKind::tuple>;
    steps['}'] = &M::push_empty<NodeKind::dict>;
    steps[0x8F] = &M::push_empty<NodeKind::set>;
    steps['l'] = &M::collect_from_mark<NodeKind::list>;
    steps['t'] = &M::collect_from_mark<NodeKind::tuple>;
    steps['d'] = &M::collect_from_mark<NodeKind::dict>;
    steps[0x91] = &M::collect_from_mark<NodeKind::set>; // a frozenset
    steps[0x85] = &M::collect_tuple<1>;
    steps[0x86] = &M::collect_tuple<2>;
    steps[0x87] = &M::collect_tuple<3>;
    steps['('] = &M::mark;
    steps['0'] = &M::drop;
    steps['1'] = &M::drop_to_mark;
    steps['2'] = &M::duplicate;
    steps['h'] = &M::get<1>;
    steps['j'] = &M::get<4>;
    steps['q'] = &M::put<1>;
    steps['r'] = &M::put<4>;
    steps[0x94] = &M::memoize;
    steps['a'] = &M::append_one;
    steps['e'] = &M::append_many;
    steps[0x90] = &M::add_many;
    steps['s'] = &M::set_one;
    steps['u'] = &M::set_many;
    steps['c'] = &M::global;
    steps[0x93] = &M::stack_global;
    steps['R'] = &M::call;
    steps[0x81] = &M::new_object;
    steps[0x92] = &M::new_object_with_keywords;
    steps['b'] = &M::build;
    steps['Q'] = &M::persistent;
    steps[0x82] = &M::push_extension<1>;
    steps[0x83] = &M::push_extension<2>;
    steps[0x84] = &M::push_extension<4>;
    return steps;
}

Node* PickleMachine::run() {
    static constexpr Steps steps = make_steps();
    for (auto code = in_.byte(); code != stop; code = in_.byte()) {
        (this->*steps[code])();
    }
    return pop();
}

void PickleMachine::push(Node* node) {
    if (stack_.size() == deepest_stack) {
        throw ReadError(RETORT_TEXT("%1 is rejected: its pickle is nested too deeply"));
    }
    stack_.push_back(node);
}

/// Never takes what stands below the newest mark: that belongs to somebody else.
Node* PickleMachine::pop() {
    if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) {
        throw nonsense();
    }
    Node* node = stack_.back();
    stack_.pop_back();
    return node;
}

Node& PickleMachine::top() {
    Node* node = pop();
    stack_.push_back(node);
    return *node;
}

std::size_t PickleMachine::pop_mark() {
    if (marks_.empty()) {
        throw nonsense();
    }
    const std::size_t mark = marks_.back();
    marks_.pop_back();
    return mark;
}

void PickleMachine::mark() {
    if (marks_.size() == deepest_stack) {
        throw ReadError(RETORT_TEXT("%1 is rejected: its pickle is nested too deeply"));
    }
    marks_.push_back(stack_.size());
}

void PickleMachine::drop() {
    if (!marks_.empty() && marks_.back() == stack_.size()) {
        marks_.pop_back();
    } else {
        pop();
    }
}

void PickleMachine::drop_to_mark() {
    stack_.resize(pop_mark());
}

/// Replaces the stack from `from` on by one container that holds it.
void PickleMachine::collect(NodeKind kind, std::size_t from) {
    if (kind == NodeKind::dict && (stack_.size() - from) % 2 != 0) {
        throw nonsense();
    }
    Node* container = graph_.add(kind);
    for (std::size_t i = from; i < stack_.size(); ++i) {
        graph_.append(*container, stack_[i]);
    }
    stack_.resize(from);
    push(container);
}

template <std::size_t count>
void PickleMachine::collect_tuple() {
    if (stack_.size() < (marks_.empty() ? 0 : marks_.back()) + count) {
        throw nonsense();
    }
    collect(NodeKind::tuple, stack_.size() - count);
}

/// Adds the stack from `from` on to the container below it. A record may be a container too: items with keys
/// stand beside its attributes, those without are left out, as is all that goes into what a call would give.
void PickleMachine::append_from(std::size_t from, NodeKind kind) {
    if (from == 0 || from > stack_.size() || from <= (marks_.empty() ? 0 : marks_.back())) {
        throw nonsense();
    }
    Node& container = *stack_[from - 1];
    const bool is_record = container.kind == NodeKind::record;
    const bool is_inert = container.kind == NodeKind::call || (is_record && kind != NodeKind::dict);
    if ((container.kind != kind && !is_record && !is_inert) ||
        (kind == NodeKind::dict && (stack_.size() - from) % 2 != 0)) {
        throw nonsense();
    }
    for (std::size_t i = from; i < stack_.size() && !is_inert; ++i) {
        graph_.append(container, stack_[i]);
    }
    stack_.resize(from);
}

void PickleMachine::set_one() {
    if (stack_.size() < 2) {
        throw nonsense();
    }
    append_from(stack_.size() - 2, NodeKind::dict);
}

void PickleMachine::remember(std::uint64_t slot) {
    Node* node = &top();
    if (slot < memo_.size()) {
        memo_[static_cast<std::size_t>(slot)] = node;
    } else if (slot == memo_.size()) {
        graph_.charge(3 * sizeof(node));
        memo_.push_back(node);
        sparse_memo_.erase(slot);
    } else if (sparse_memo_.insert_or_assign(slot, node).second) {
        graph_.charge(64);
    }
}

void PickleMachine::recall(std::uint64_t slot) {
    if (slot < memo_.size()) {
        push(memo_[static_cast<std::size_t>(slot)]);
        return;
    }
    const auto found = sparse_memo_.find(slot);
    if (found == sparse_memo_.end()) {
        throw nonsense();
    }
    push(found->second);
}

void PickleMachine::protocol() {
    const auto version = in_.byte();
    if (version < 2 || version > 5) {
        throw ReadError(RETORT_TEXT("%1 is a pickle of protocol %2; protocols 2 to 5 are supported"),
                        {std::to_string(version)});
    }
}

template <unsigned width>
void PickleMachine::push_long() {
    const std::string bytes = in_.text(in_.number(width));
    if (bytes.size() > 8) {
        push(graph_.add_text(NodeKind::big_integer, bytes));
        return;
    }
    const bool negative = !bytes.empty() && (static_cast<unsigned char>(bytes.back()) & 0x80U) != 0;
    std::uint64_t value = negative ? ~std::uint64_t{0} : 0;
    for (std::size_t i = bytes.size(); i > 0; --i) {
        value = value << 8U | static_cast<unsigned char>(bytes[i - 1]);
    }
    push(graph_.add_integer(static_cast<std::int64_t>(value)));
}

/// The one big-endian number of the format.
void PickleMachine::push_real() {
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) {
        bits = bits << 8U | in_.byte();
    }
    push(graph_.add_real(std::bit_cast<double>(bits)));
}

void PickleMachine::push_global(const std::string& module, const std::string& name) {
    push(graph_.add_text(NodeKind::global, module + "." + name));
}

void PickleMachine::global() {
    constexpr std::size_t longest_name = 1000;
    const std::string module = in_.line(longest_name);
    push_global(module, in_.line(longest_name));
}

void PickleMachine::stack_global() {
    const Node& name = *pop();
    const Node& module = *pop();
    if (name.kind != NodeKind::text || module.kind != NodeKind::text) {
        throw nonsense();
    }
    push_global(module.text, name.text);
}

void PickleMachine::call() {
    const Node& arguments = *pop();
    const Node& callable = *pop();
    if (!may_be_called(callable) || arguments.kind != NodeKind::tuple) {
        throw nonsense();
    }
    push(result_of_call(graph_, callable, arguments));
}

void PickleMachine::new_object() {
    const Node& arguments = *pop();
    const Node& type = *pop();
    if (!may_be_called(type) || arguments.kind != NodeKind::tuple) {
        throw nonsense();
    }
    push(make_object(graph_, type, arguments));
}

void PickleMachine::new_object_with_keywords() {
    if (pop()->kind != NodeKind::dict) {
        throw nonsense();
    }
    new_object();
}

void PickleMachine::build() {
    Node& state = *pop();
    set_state(graph_, top(), state);
}

void PickleMachine::persistent() {
    const Node& id = *pop();
    push(find_persistent(graph_, id));
}

} // namespace

Node* run_pickle(ByteStream& in, PickleGraph& graph) {
    return PickleMachine(in, graph).run();
}

} // namespace retort
