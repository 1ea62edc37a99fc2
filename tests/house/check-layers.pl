#!/usr/bin/perl
# The house: which room may include which, no cycle between units nor between folders, libraries in their homes, no
# crowded folder, and nothing at the top level but what belongs there. Prints every breach, and fails when there is one or
# nothing to check.
#   check-layers.pl ROOT
use strict;
use warnings;

use Cwd qw(abs_path);
use File::Basename qw(dirname);
use lib dirname(abs_path(__FILE__));
use Sources qw(source_files unit_of folder_of inclusions unit_graph folder_graph cycles);

# Each room with the rooms directly below it; what stands below those may be included too, and nothing else. A room is a
# folder with all folders in it that are no rooms of their own.
my %below = (
    'core/base'                  => [],
    'core/engine'                => ['core/base'],
    'core/engine/models'         => ['core/engine'],
    'core/engine/graph'          => ['core/engine/models'],
    'core/engine/losses'         => ['core/engine'],
    'core/engine/training'       => ['core/engine/models', 'core/engine/losses'],
    'core/engine/teacher'        => ['core/engine/training'],
    'core/data/decode'           => ['core/base'],
    'core/data'                  => ['core/data/decode', 'core/engine/teacher'],
    'core/data/findings'         => ['core/data'],
    'core/files'                 => ['core/engine/teacher', 'core/engine/graph'],
    'core/weights'               => ['core/base'],
    'core/export'                => ['core/data', 'core/files', 'core/weights'],
    'core/experiment/spec'       => ['core/data', 'core/files', 'core/weights'],
    'core/experiment/record'     => ['core/experiment/spec'],
    'core/experiment/teacher'    => ['core/experiment/record'],
    'core/experiment/cost'       => ['core/experiment/teacher'],
    'core/experiment/run'        => ['core/experiment/cost'],
    'core/experiment/preflight'  => ['core/experiment/run', 'core/data/findings'],
    'core/experiment/results'    => ['core/experiment/record'],
    'core/experiment/report'     => ['core/experiment/results'],
    'core/experiment/import'     => ['core/experiment/record'],
    'core/inspect'               => ['core/experiment/preflight', 'core/experiment/report', 'core/experiment/import'],
    'core/cluster'               => ['core/experiment/preflight', 'core/experiment/report', 'core/experiment/import'],
    'translations'               => [],
    'ui'                         => ['core/inspect', 'core/cluster', 'core/export'],
    'app'                        => ['ui', 'translations'],
);

# Libraries that have one home, or none in some room: what is said, the include, where it is forbidden, where not.
my $chart = qr/(?:^|\/)(?:QtCharts|QChart|Q[A-Za-z]*(?:Axis|Series|Legend|Marker|BarSet)[A-Za-z]*$)/;
my @homes = (
    ['Qt inside core', qr/^Q/, qr{^core/}, undef],
    ['OpenCV inside core/engine', qr/^opencv/, qr{^core/engine/}, undef],
    ['libtorch inside core/base', qr{^(?:torch|ATen|c10)/}, qr{^core/base/}, undef],
    ['libcurl outside core/weights', qr{^curl/}, qr{^}, qr{^core/weights/}],
    ['Qt Charts outside ui/charts', $chart, qr{^(?:ui|app)/}, qr{^ui/charts/}],
);

# What readers and loaders know of the engine are its values: they never train.
my $trainer = 'core/engine/training/trainer';
my $trains_not = qr{^core/(?:data|files)/};

my $most_units = 20;
my %may_be_crowded = ('core/engine/models' => 1); # the zoo

my %top_level = map { $_ => 1 } qw(
    CMakeLists.txt CMakePresets.json README.md LICENSE CONTRIBUTING.md SECURITY.md .clang-format .clang-tidy .gitignore .ci
    core ui app resources translations tests packaging docs
    cmake);
# What a checkout has beside what is kept in it.
my %beside = map { $_ => 1 } qw(. .. .git build CMakeUserPresets.json);

my $breaches = 0;

sub breach {
    print @_, "\n";
    ++$breaches;
}

my %reach;
# The set of rooms that `room` may include.
sub reach {
    my ($room) = @_;
    return $reach{$room} //= { map { ($_ => 1, %{reach($_)}) } @{$below{$room}} };
}

# The innermost room that a path lies in, or undef.
sub room_of {
    my ($path) = @_;
    my $room = folder_of($path);
    $room = folder_of($room) while $room ne '.' && !exists $below{$room};
    return $room eq '.' ? undef : $room;
}

sub check_inclusion {
    my ($file, $line, $name, $path) = @_;
    for my $home (@homes) {
        my ($why, $library, $where, $except) = @$home;
        breach("$file:$line: $name   <- $why")
            if $name =~ $library && $file =~ $where && !(defined $except && $file =~ $except);
    }
    return unless defined $path;
    my ($from, $to) = (room_of($file), room_of($path));
    return unless defined $from;
    if (!defined $to) { breach("$file:$line: $name   <- a folder that is no room") }
    elsif ($to ne $from && !reach($from)->{$to}) { breach("$file:$line: $name   <- $from includes $to") }
    breach("$file:$line: $name   <- what reads includes the trainer")
        if unit_of($path) eq $trainer && $file =~ $trains_not;
}

sub check_cycles {
    my ($what, %graph) = @_;
    for my $cycle (cycles(%graph)) {
        my @steps = map { $graph{$cycle->[$_]}{$cycle->[$_ + 1]} } 0 .. $#$cycle - 1;
        breach("A cycle between $what: ", join(' -> ', @$cycle), '   <- ', join(', ', @steps));
    }
}

sub check_crowds {
    my %units;
    ++$units{folder_of($_)} for @_;
    for my $folder (sort keys %units) {
        breach("$folder: $units{$folder} units, more than $most_units")
            if $units{$folder} > $most_units && !$may_be_crowded{$folder};
    }
}

# Names at the top level that are kept: git's, or where there is no repository, all but build folders.
sub top_level_names {
    if (-e '.git' && open(my $git, '-|', 'git ls-files -z 2>/dev/null')) {
        local $/ = "\0";
        my %names;
        while (defined(my $path = <$git>)) {
            chomp $path;
            $names{$path =~ s{/.*}{}sr} = 1;
        }
        return sort keys %names if close $git;
    }
    opendir(my $entries, '.') or die "$!\n";
    return sort grep { !$beside{$_} } readdir $entries;
}

chdir($ARGV[0] // die "Usage: check-layers.pl ROOT\n") or die "$ARGV[0]: $!\n";
my @files = source_files(qw(core ui app translations));
if (!@files) {
    print "No source found below $ARGV[0]\n";
    exit 1;
}
for my $file (@files) {
    breach("$file: stands in a folder that is no room") unless defined room_of($file);
    check_inclusion($file, @$_) for inclusions($file);
}
my %units = unit_graph(@files);
check_cycles('units', %units);
check_cycles('folders', folder_graph(%units));
check_crowds(keys %units);
for my $name (top_level_names()) {
    breach("$name: nothing of this name belongs at the top level") unless $top_level{$name};
}
printf "%d units, %d breaches\n", scalar keys %units, $breaches;
exit($breaches == 0 ? 0 : 1);
