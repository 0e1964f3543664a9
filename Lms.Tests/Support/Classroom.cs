using Lms.Data.Enrolments;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Support;

/// <summary>Lists, places and the roster of Algebra I, as the tests of enrolling speak of them.</summary>
static class Classroom
{
    /// <summary>What the tests start at, UTC.</summary>
    public static DateTime Now => TestDatabase.Start.UtcDateTime;

    /// <summary>The entries of a list pasted one a line.</summary>
    public static IReadOnlyList<RosterRow> Rows(params IEnumerable<string> lines) => RosterFile.Read(string.Join('\n', lines), 100_000).Value.Rows;

    /// <summary>A row of a table with all its columns.</summary>
    public static RosterRow Row(string address, string name = "", string section = "", string number = "") =>
        RosterRow.Of(1, address, address, name, section, number);

    /// <summary>That many people nobody has heard of.</summary>
    public static IReadOnlyList<RosterRow> Strangers(int count) => Rows(Enumerable.Range(0, count).Select(i => $"Pupil {i:0000} <pupil{i}@school.example>"));

    /// <summary>The place somebody has or had as a student; null where there never was one.</summary>
    public static async Task<EnrolmentState?> PlaceAsync(this Cast school, long accountId, long? courseId = null)
    {
        await using var db = school.Database.Open();
        return (await EnrolmentWriter.StatesAsync(db, courseId ?? school.Algebra, [accountId], default)).GetValueOrDefault(accountId);
    }

    /// <summary>The roster as it is shown.</summary>
    public static async Task<RosterView> RosterAsync(this Cast school, RosterFilter? filter = null) =>
        (await school.Database.Get<EnrolmentQueries>().RosterAsync(school.Ada, school.Algebra, filter ?? RosterFilter.All)).Value;

    /// <summary>Alan enrols these rows in Algebra I.</summary>
    public static async Task<RosterReport> EnrolRowsAsync(this Cast school, params RosterRow[] rows) =>
        (await school.Rosters.EnrolAsync(school.Alan, school.Algebra, rows)).Value;

    /// <summary>An assistant who may enrol and withdraw.</summary>
    public static Task<Actor> ManagerAsync(this Cast school) =>
        school.StaffAsync("radia@school.example", Cast.TeachingAssistant, Permission.ManageStudents);

    /// <summary>The course is handed to somebody else.</summary>
    public static async Task HandOverAsync(this Cast school, Actor owner)
    {
        await using var db = school.Database.Open();
        await db.Courses.Where(c => c.Id == school.Algebra).ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, owner.AccountId));
    }
}
