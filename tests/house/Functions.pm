# What C++ sources declare, and where functions begin and end in them, found by brackets alone: enough for code that clang-format laid out.
package Functions;
use strict;
use warnings;

use Exporter qw(import);
our @EXPORT_OK = qw(bare functions);

# The text with comments, preprocessor lines and what literals say blanked out, line for line.
sub bare {
    my ($text) = @_;
    my $blank = sub { $_[0] =~ s/[^\n]/ /gr };
    my $literal = sub { $_[0] =~ s/[^\n"']/ /gr };
    $text =~ s{
        ( //[^\n]* | /\*.*?\*/ )
        | R"([^\s()\\]*)\((?:.*?)\)\2"
        | "(?:[^"\\\n]|\\.)*"
        | (?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)*'
        | ^[ \t]*\#(?:[^\n\\]|\\.)*
    }{ defined $1 ? $blank->($1) : $& =~ /^[ \t]*#/ ? $blank->($&) : $literal->($&) }gsmxe;
    return $text;
}

# What an opening brace begins, by what stands before it at the same depth: 'space' (namespace), 'type', 'function' or
# 'value' (an enumeration or an initializer).
sub kind {
    my ($head) = @_;
    return 'space' if $head =~ /\bnamespace\b[^()]*$/ || $head =~ /\bextern\s*$/;
    return 'value' if $head =~ /^\s*(?:typedef\s+)?enum\b/ || $head =~ /(?:=|\breturn)\s*$/;
    return 'type' if $head =~ /^(?:\s*template\s*<.*>)?\s*(?:class|struct|union)\b[^()]*$/s;
    # A member set with braces in a constructor's list, the default of a parameter, or a variable.
    return 'value' if $head =~ /\)\s*(?:noexcept\s*)?:(?!:)[^;]*[\w>]\s*$/ && $head !~ /\)\s*$/;
    return 'value' if ($head =~ tr/(//) > ($head =~ tr/)//);
    return 'function' if $head =~ /\)(?:\s*(?:const|noexcept|override|final|mutable|try|&&?|->[^{};]*))*\s*$/
        || ($head =~ /\)\s*(?:noexcept\s*)?:(?!:)/ && $head =~ /[)}]\s*$/);
    return 'value';
}

# All that is a namespace, a type or a function with a body, but for what stands in a function:
# { kind, head (the text before the brace), line (where that begins), code (lines up to the closing brace, blank ones and
# comments left out) }.
sub blocks {
    my $text = bare($_[0]);
    my @lines = split /\n/, $text;
    my (@found, @open);
    my ($line, $head, $head_line) = (1, '', 1);
    while ($text =~ /(\n)|([{}();])|([^\n{}();]+)/g) {
        my ($newline, $mark, $other) = ($1, $2 // '', $3);
        if ($newline) {
            ++$line;
            $head .= ' ' if $head ne '';
            next;
        }
        my $inside = @open && $open[-1]{kind} =~ /function|value/;
        if ($mark eq '{') {
            my $kind = $inside ? 'value' : kind($head);
            push @open, { kind => $kind, head => $head, line => $head_line };
            $head = '' if $kind ne 'value';
        } elsif ($mark eq '}') {
            my $closed = pop @open // last;
            # What follows an initializer still belongs to what stood before it.
            $head = $closed->{kind} eq 'value' ? "$closed->{head}}" : '';
            next if $closed->{kind} eq 'value';
            $closed->{code} = grep { /\S/ } @lines[$closed->{line} - 1 .. $line - 1];
            $closed->{head} =~ s/\s+/ /g;
            push @found, $closed;
        } elsif ($mark eq ';' && !$inside && ($head =~ tr/(//) == ($head =~ tr/)//)) {
            $head = '';
        } elsif (!$inside) {
            my $piece = $mark ne '' ? $mark : $other;
            $piece =~ s/^\s*(?:public|private|protected)\s*:(?!:)// if $head eq '';
            next if $head eq '' && $piece =~ /^\s*$/;
            $head_line = $line if $head eq '';
            $head .= $piece;
        }
    }
    return sort { $a->{line} <=> $b->{line} } @found;
}

sub functions { return grep { $_->{kind} eq 'function' } blocks($_[0]) }

1;
