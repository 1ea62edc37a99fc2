#!/usr/bin/perl
# The numbers to keep, measured over core, ui and app. Prints each with its limit, then what breaks one; fails when
# something does, or there is nothing to measure.
#   house-numbers.pl ROOT
use strict;
use warnings;

use Cwd qw(abs_path);
use File::Basename qw(dirname);
use lib dirname(abs_path(__FILE__));
use Functions qw(bare functions);
use Sources qw(read_text source_files unit_of folder_of unit_graph folder_graph cycles);

my %limit = (
    median_file     => 150, # lines of a .cpp
    longest_file    => 600,
    median_function => 7,   # lines from its name to its closing brace, without blank ones and comments
    short_function  => 20,
    short_share     => 90,  # percent of functions that are short
    units           => 20,  # in a folder; the zoo of models is excepted
);
my $zoo = 'core/engine/models';

my @faults;

# number(WHAT, VALUE, LIMIT, whether it is kept): prints a line.
sub number {
    my ($what, $value, $limit, $kept) = @_;
    printf "%-52s %8s   %-8s %s\n", $what, $value, $limit, $kept ? '' : 'BROKEN';
    push @faults, "$what: $value" unless $kept;
}

sub median {
    my @sorted = sort { $a <=> $b } @_;
    return @sorted ? $sorted[int($#sorted / 2)] : 0;
}

sub measure_files {
    my %lines = map { $_ => (read_text($_) =~ tr/\n//) } grep { /\.cpp$/ } @_;
    my $median = median(values %lines);
    my ($longest) = sort { $lines{$b} <=> $lines{$a} || $a cmp $b } keys %lines;
    my $most = defined $longest ? $lines{$longest} : 0;
    number('median lines of a .cpp', $median, "<= $limit{median_file}", $median <= $limit{median_file});
    number('longest .cpp', $most, "<= $limit{longest_file}", $most <= $limit{longest_file});
    push @faults, "    $_ has $lines{$_} lines" for grep { $lines{$_} > $limit{longest_file} } sort keys %lines;
}

sub measure_functions {
    my (@lengths, @long);
    for my $file (@_) {
        for my $function (functions(read_text($file))) {
            push @lengths, $function->{code};
            push @long, [$function->{code}, "$file:$function->{line}"] if $function->{code} > $limit{short_function};
        }
    }
    my $median = median(@lengths);
    my $share = @lengths ? 100 * (@lengths - @long) / @lengths : 100;
    my $text = sprintf '%.1f %%', $share;
    number('functions', scalar @lengths, '', 1);
    number('median lines of a function', $median, "<= $limit{median_function}", $median <= $limit{median_function});
    my $kept = $share >= $limit{short_share};
    number("functions of at most $limit{short_function} lines", $text, ">= $limit{short_share} %", $kept);
    return if $kept;
    my @longest = sort { $b->[0] <=> $a->[0] || $a->[1] cmp $b->[1] } @long;
    push @faults, map { "    $_->[1] has $_->[0] lines" } @longest[0 .. ($#longest < 9 ? $#longest : 9)];
}

sub measure_folders {
    my %units;
    ++$units{folder_of($_)} for @_;
    delete $units{$zoo};
    my ($fullest) = sort { $units{$b} <=> $units{$a} || $a cmp $b } keys %units;
    my $most = defined $fullest ? $units{$fullest} : 0;
    my $where = defined $fullest ? " ($fullest)" : '';
    number("most units in a folder$where", $most, "<= $limit{units}", $most <= $limit{units});
}

sub measure_cycles {
    my (%units) = @_;
    my @found = (cycles(%units), cycles(folder_graph(%units)));
    number('cycles between units or folders', scalar @found, '0', !@found);
    push @faults, map { '    ' . join(' -> ', @$_) } @found;
}

# A header says at its head what it is for, and at what it declares how that is used; one that only includes others
# declares nothing.
sub is_silent {
    my ($text) = @_;
    return $text !~ m{\A//} || ($text !~ m{///} && bare($text) =~ /\S/);
}

sub measure_comments {
    my @headers = grep { /\.h$/ } @_;
    my @silent = grep { is_silent(read_text($_)) } @headers;
    number('headers without doc comments', scalar(@silent) . '/' . scalar(@headers), '0', !@silent);
    push @faults, map { "    $_" } @silent;
}

chdir($ARGV[0] // die "Usage: house-numbers.pl ROOT\n") or die "$ARGV[0]: $!\n";
my @files = source_files(qw(core ui app));
if (!@files) {
    print "No source found below $ARGV[0]\n";
    exit 1;
}
my %units = unit_graph(@files);
measure_files(@files);
measure_functions(@files);
measure_folders(keys %units);
measure_cycles(%units);
measure_comments(@files);
print "\n", map { "$_\n" } @faults if @faults;
exit(@faults ? 1 : 0);
