# The C++ sources below a root as the checkers here see them: files, units (a .cpp and its .h count as one), what includes
# what, and cycles. Perl because Debian's perl-base is on every machine that builds.
package Sources;
use strict;
use warnings;

use Exporter qw(import);
our @EXPORT_OK = qw(read_text source_files unit_of folder_of inclusions unit_graph folder_graph cycles);

sub read_text {
    my ($file) = @_;
    open(my $in, '<', $file) or die "$file: $!\n";
    local $/;
    my $text = <$in> // '';
    return $text;
}

# All .h and .cpp below the folders, relative to the current folder, sorted.
sub source_files {
    my @waiting = grep { -d } @_;
    my @found;
    while (defined(my $folder = shift @waiting)) {
        opendir(my $entries, $folder) or die "$folder: $!\n";
        for my $name (grep { !/^\./ } readdir $entries) {
            my $path = "$folder/$name";
            push @waiting, $path if -d $path && !-l $path;
            push @found, $path if -f $path && $name =~ /\.(?:h|cpp)$/;
        }
    }
    return sort @found;
}

sub unit_of { return $_[0] =~ s/\.(?:h|cpp)$//r }

sub folder_of { return $_[0] =~ m{^(.*)/} ? $1 : '.' }

# `a/b/../c` as `a/c`; what climbs above the root keeps its name without the dots.
sub without_dots {
    my @parts;
    for my $part (split m{/}, $_[0]) {
        next if $part eq '' || $part eq '.';
        if ($part eq '..') { pop @parts }
        else { push @parts, $part }
    }
    return join '/', @parts;
}

# What a file includes: a list of [line, name as written, path from the root or undef when it is none of the project's].
sub inclusions {
    my ($file) = @_;
    my @found;
    my $number = 0;
    for my $line (split /\n/, read_text($file)) {
        ++$number;
        next unless $line =~ /^\s*#\s*include\s*([<"])([^>"]+)[>"]/;
        my ($quote, $name) = ($1, $2);
        my $path;
        if ($name =~ m{^(?:\.\.?/)*((?:core|ui|app|translations)/.*)$}) { $path = without_dots($1) }
        elsif ($quote eq '"' && -e folder_of($file) . "/$name") { $path = without_dots(folder_of($file) . "/$name") }
        push @found, [$number, $name, $path];
    }
    return @found;
}

# unit => { included unit => "file:line" }, of units that are there.
sub unit_graph {
    my %graph = map { unit_of($_) => {} } @_;
    for my $file (@_) {
        my $unit = unit_of($file);
        for my $inclusion (inclusions($file)) {
            my ($line, undef, $path) = @$inclusion;
            my $other = defined $path ? unit_of($path) : $unit;
            $graph{$unit}{$other} //= "$file:$line" if $other ne $unit && exists $graph{$other};
        }
    }
    return %graph;
}

# The same between folders.
sub folder_graph {
    my (%units) = @_;
    my %graph = map { folder_of($_) => {} } keys %units;
    for my $unit (sort keys %units) {
        my $folder = folder_of($unit);
        for my $other (sort keys %{$units{$unit}}) {
            $graph{$folder}{folder_of($other)} //= $units{$unit}{$other} if folder_of($other) ne $folder;
        }
    }
    return %graph;
}

# A way from `from` to `to` along the arrows of the graph, both ends included; the shortest. Empty where there is none.
sub way {
    my ($graph, $from, $to) = @_;
    my %came = ($from => undef);
    my @waiting = ($from);
    while (defined(my $at = shift @waiting)) {
        for my $next (sort keys %{$graph->{$at}}) {
            if ($next eq $to) {
                my @way = ($to);
                for (my $step = $at; defined $step; $step = $came{$step}) { unshift @way, $step }
                return @way;
            }
            next if exists $came{$next};
            $came{$next} = $at;
            push @waiting, $next;
        }
    }
    return ();
}

# Cycles that share no node, each as a list of nodes that ends where it begins.
sub cycles {
    my (%graph) = @_;
    my (@found, %seen);
    for my $node (sort keys %graph) {
        next if $seen{$node};
        my @cycle = way(\%graph, $node, $node);
        next unless @cycle;
        $seen{$_} = 1 for @cycle;
        push @found, \@cycle;
    }
    return @found;
}

1;
