using Lms.Data.Accounts;
using Lms.Data.Courses;
using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Storage;

/// <summary>One of the demo people, for the stand-in sign-in page.</summary>
public sealed record DemoPerson(string Name, string Address, string About);

/// <summary>
/// The demo school, "Northfield School" at <c>school.example</c>: made once, by the same use cases as everything else.
/// </summary>
public sealed class DemoData(
    LmsStore store, AccountService accounts, StandingService standings, SignInService signIn, CourseService courses, PermissionService permissions, RosterImport rosters,
    DemoCourse demoCourse)
{
    /// <summary>The demo school's domain.</summary>
    public const string Domain = "school.example";

    /// <summary>The people the stand-in offers.</summary>
    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("Ada Lovelace", "ada@school.example", "Administrator"),
        new("Alan Turing", "alan@school.example", "Owner of Algebra I"),
        new("Grace Hopper", "grace@school.example", "Grader on Algebra I"),
        new("Edsger Dijkstra", "edsger@school.example", "No role anywhere"),
        new("Katherine Johnson", "katherine@school.example", "Pending, with permissions waiting"),
    ];

    const string Last = "margaret@school.example";

    /// <summary>Makes the demo school unless it is there; one that was left half made is finished. Throws when it can't.</summary>
    public async Task EnsureAsync(CancellationToken cancel = default)
    {
        var there = Must(await store.ReadAsync<bool>(async db =>
            await db.Users.AnyAsync(a => a.NormalizedEmail == Last, cancel), cancel));
        if (there)
            return;

        Must(await accounts.EnsureAdministratorsAsync([Address("ada@school.example")], cancel));
        var ada = await ArriveAsync("Ada Lovelace", "ada@school.example", cancel);
        var alan = await ArriveAsync("Alan Turing", "alan@school.example", cancel);
        await ArriveAsync("Grace Hopper", "grace@school.example", cancel);
        await ArriveAsync("Edsger Dijkstra", "edsger@school.example", cancel);
        await ArriveAsync("Emmy Noether", "emmy@school.example", cancel);
        foreach (var (name, address) in Names())
            await ArriveAsync(name, address, cancel);

        await TeachAsync(ada, alan, cancel);
    }

    async Task TeachAsync(Actor ada, Actor alan, CancellationToken cancel)
    {
        Must(await standings.LetCreateCoursesAsync(ada, alan.AccountId, true, cancel));
        var algebra = await CourseAsync(alan, "MATH-101", "Algebra I", cancel);
        Must(await permissions.GiveRoleAsync(alan, algebra, [Named("grace@school.example")], 3, cancel));
        var katherine = Named("katherine@school.example");
        Must(await permissions.SwitchAsync(alan, algebra, katherine, Permission.GradeSubmissions, true, cancel));
        Must(await permissions.SwitchAsync(alan, algebra, katherine, Permission.PostAnnouncements, true, cancel));

        Must(await rosters.EnrolAsync(alan, algebra, Must(RosterFile.Read(ClassList(), 100)).Rows, cancel: cancel));

        await demoCourse.FillAsync(alan, algebra, cancel);

        var history = await CourseAsync(ada, "HIST-110", "History of Computing", cancel);
        Must(await permissions.GiveRoleAsync(ada, history, [Named("emmy@school.example")], 1, cancel));
        Must(await permissions.GiveRoleAsync(ada, history, [Named("radia@school.example"), Named("barbara@school.example")], 5, cancel));
        Must(await permissions.SwitchAsync(ada, history, Named(Last), Permission.ManageMaterials, true, cancel));
    }

    async Task<long> CourseAsync(Actor owner, string code, string title, CancellationToken cancel)
    {
        var made = Must(await store.ReadAsync<long>(async db =>
            await db.Courses.Where(c => c.Code == code).Select(c => c.Id).FirstOrDefaultAsync(cancel), cancel));
        return made != 0 ? made : Must(await courses.CreateAsync(owner, code, title, "Autumn 2026", cancel));
    }

    async Task<Actor> ArriveAsync(string name, string address, CancellationToken cancel)
    {
        var outcome = Must(await signIn.SignInAsync(new GoogleIdentity(SubOf(address), address, true, Domain, name, null), cancel: cancel));
        return new Actor(outcome.AccountId ?? throw new InvalidOperationException($"{address} was refused: {outcome.Refusal}."));
    }

    /// <summary>The Google identity the stand-in gives an address, the same each time.</summary>
    public static string SubOf(string address) => $"stand-in-{address.ToLowerInvariant()}";

    static IEnumerable<(string Name, string Address)> Names()
    {
        using var file = new StreamReader(typeof(DemoData).Assembly.GetManifestResourceStream("Lms.Data.Storage.DemoPeople.txt")!);
        while (file.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            yield return (parts[0], $"{parts[1]}@{Domain}");
        }
    }

    // A class of whom some have been here before and some have not.
    static string ClassList() => string.Join('\n', Names().Where((_, i) => i % 12 == 5).Select((person, i) => $"{person.Name},{person.Address},{Section(i)}")
        .Concat(["Srinivasa Ramanujan,srinivasa@school.example,7A", "Mary Somerville,mary.somerville@school.example,7B", ",newcomer@school.example,7B"])
        .Prepend("Name,E-mail,Section"));

    static string Section(int number) => number % 2 == 0 ? "7A" : "7B";

    static PersonRef Named(string address) => PersonRef.To(Address(address));

    static EmailAddress Address(string address) => Must(EmailAddress.Parse(address));

    internal static T Must<T>(Result<T> result) => result.Value;
}
