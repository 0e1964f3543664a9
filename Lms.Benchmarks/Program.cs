using System.Globalization;
using Lms.Benchmarks;
using Lms.Data.Permissions;

if (args is ["imports", ..])
{
    await Imports.RunAsync(args.Length > 1 ? [.. args[1..].Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))] : [10_000, 100_000]);
    return;
}

if (args is ["waits", .. var waits])
{
    await Waits.RunAsync(waits is [var lines] ? int.Parse(lines, CultureInfo.InvariantCulture) : 100_000);
    return;
}

if (args is ["memory", .. var package])
{
    await Memory.RunAsync(package is [var size] ? int.Parse(size, CultureInfo.InvariantCulture) : 3_000_000);
    return;
}

if (args is [Waits.OtherProgram, .. var directions, var length])
{
    await Waits.EnrolAsync(School.At(directions), int.Parse(length, CultureInfo.InvariantCulture));
    return;
}

if (args is ["gradebook", ..])
{
    await Gradebooks.RunAsync(args.Length > 1 ? [.. args[1..].Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))] : [50, 500, 5_000]);
    return;
}

// How the staff page answers as a school grows, beside what a plain LIKE over the same table would take.
int[] sizes = args.Length > 0 ? [.. args.Select(arg => int.Parse(arg, CultureInfo.InvariantCulture))] : [10_000, 100_000];
(string Name, StaffFilter Filter)[] questions =
[
    ("first page", new("", StaffShow.Everyone, false, 1)),
    ("last page", new("", StaffShow.Everyone, false, 40)),
    ("from the end", new("", StaffShow.Everyone, true, 1)),
    ("pending", new("", StaffShow.Pending, false, 1)),
    ("one letter", new("h", StaffShow.Everyone, false, 1)),
    ("two letters", new("ha", StaffShow.Everyone, false, 1)),
    ("common: hop", new("hop", StaffShow.Everyone, false, 1)),
    ("everybody: school", new("school", StaffShow.Everyone, false, 1)),
    ("two words", new("grace hopper", StaffShow.Everyone, false, 1)),
    ("rare: person77", new("person77", StaffShow.Everyone, false, 1)),
    ("nobody: zzzz", new("zzzz", StaffShow.Everyone, false, 1)),
    ("pending and common", new("school", StaffShow.Pending, false, 1)),
];

var columns = new List<IReadOnlyDictionary<string, double>>();
foreach (var size in sizes)
{
    await using var school = await School.OfAsync(size);
    var subjects = questions.ToDictionary(q => q.Name, q => (Func<Task>)(() => AskAsync(school, q.Filter)));
    subjects["LIKE, common"] = () => LikeAsync(school, "%hop%");
    subjects["LIKE, nobody"] = () => LikeAsync(school, "%zzzz%");
    columns.Add(await Stopwatches.MediansAsync(subjects));
}

Console.WriteLine("Median milliseconds on the server, and how many times the first column:");
Console.WriteLine($"{"",-22}{string.Concat(sizes.Select(size => $"{size,12:N0}{"",8}"))}");
foreach (var name in columns[0].Keys)
    Console.WriteLine($"{name,-22}{string.Concat(columns.Select(c => $"{c[name],12:F2}{c[name] / columns[0][name],7:F1}×"))}");
var last = columns[^1];
Console.WriteLine($"At {sizes[^1]:N0}: LIKE takes {last["LIKE, nobody"] / last["nobody: zzzz"]:F1} times the whole page for a needle nobody has.");

static async Task AskAsync(School school, StaffFilter filter)
{
    var answer = await school.Get<PermissionQueries>().StaffAsync(school.Teacher, school.Course, filter);
    if (!answer.Succeeded)
        throw new InvalidOperationException($"The page was refused: {answer.Problem!.Why}.");
}

// What a page would cost without an index made for it: 25 rows by name, and the count.
static async Task LikeAsync(School school, string needle)
{
    await using var connection = await school.OpenAsync();
    foreach (var sql in (string[])
    [
        "SELECT Id, DisplayName, Email FROM Accounts WHERE SearchText LIKE @needle ORDER BY SearchText, Id LIMIT 25",
        "SELECT count(*) FROM Accounts WHERE SearchText LIKE @needle",
    ])
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("needle", needle);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            _ = reader.GetValue(0);
    }
}
