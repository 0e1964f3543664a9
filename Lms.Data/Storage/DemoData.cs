using Lms.Data.Accounts;
using Lms.Data.Courses;
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
    LmsStore store, AccountService accounts, SignInService signIn, CourseService courses, PermissionService permissions)
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

    /// <summary>Makes the demo school unless there is one. Throws when it can't: a demo that is half there helps nobody.</summary>
    public async Task EnsureAsync(CancellationToken cancel = default)
    {
        var there = Must(await store.ReadAsync<bool>(async db => await db.Courses.AnyAsync(cancel), cancel));
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
        Must(await accounts.LetCreateCoursesAsync(ada, alan.AccountId, true, cancel));
        var algebra = Must(await courses.CreateAsync(alan, "MATH-101", "Algebra I", "Autumn 2026", cancel));
        Must(await permissions.GiveRoleAsync(alan, algebra, [Named("grace@school.example")], 3, cancel));
        var katherine = Named("katherine@school.example");
        Must(await permissions.SwitchAsync(alan, algebra, katherine, Permission.GradeSubmissions, true, cancel));
        Must(await permissions.SwitchAsync(alan, algebra, katherine, Permission.PostAnnouncements, true, cancel));

        var history = Must(await courses.CreateAsync(ada, "HIST-110", "History of Computing", "Autumn 2026", cancel));
        Must(await permissions.GiveRoleAsync(ada, history, [Named("emmy@school.example")], 1, cancel));
        Must(await permissions.GiveRoleAsync(ada, history, [Named("radia@school.example"), Named("barbara@school.example")], 5, cancel));
        Must(await permissions.SwitchAsync(ada, history, Named("margaret@school.example"), Permission.ManageMaterials, true, cancel));
    }

    async Task<Actor> ArriveAsync(string name, string address, CancellationToken cancel)
    {
        var outcome = Must(await signIn.SignInAsync(new GoogleIdentity(SubOf(address), address, true, Domain, name, null), cancel));
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

    static PersonRef Named(string address) => PersonRef.To(Address(address));

    static EmailAddress Address(string address) => Must(EmailAddress.Parse(address));

    static T Must<T>(Result<T> result) => result.Value;
}
