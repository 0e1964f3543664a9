using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Features.Audit;
using Lms.Web.Shared;
using Microsoft.Extensions.DependencyInjection;
using static Lms.Data.Permissions.Permission;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Audit;

/// <summary>Which role, until when, which section: what sentences say besides who and whom.</summary>
public sealed class AuditDetailTests
{
    readonly Say say = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Say>().BuildServiceProvider().GetRequiredService<Say>();

    public AuditDetailTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public async Task Roles_are_called_by_their_names_and_days_written_as_the_reader_writes_them()
    {
        await using var school = await GatherAsync();
        var (permissions, alan, algebra, grace) = (school.Permissions, school.Alan, school.Algebra, PersonRef.To(school.Grace.AccountId));
        await TellsAsync(school, "Alan Turing gave Grace Hopper the role Observer on Algebra I, instead of Grader.", () => permissions.GiveRoleAsync(alan, algebra, [grace], Observer));
        await TellsAsync(school, "Alan Turing set the end date of Grace Hopper on Algebra I to 31 Jan 2027.", () => permissions.SetUntilAsync(alan, algebra, [grace], new(2027, 1, 31)));
        await TellsAsync(school, "Alan Turing undid a change to Grace Hopper on Algebra I: no end date again.", () => UndoAsync(school));
        _ = (await permissions.SetUntilAsync(alan, algebra, [grace], new(2027, 1, 31))).Value;
        await TellsAsync(school, "Alan Turing took away the end date of Grace Hopper on Algebra I, which was 31 Jan 2027.", () => permissions.SetUntilAsync(alan, algebra, [grace], null));
        await TellsAsync(school, "Alan Turing undid a change to Grace Hopper on Algebra I: until 31 Jan 2027 again.", () => UndoAsync(school));
        await TellsAsync(school, "Alan Turing removed Grace Hopper, whose role was Observer, from the staff of Algebra I.", () => permissions.RemoveAsync(alan, algebra, [grace]));
        await TellsAsync(school, "Alan Turing undid a change to Grace Hopper on Algebra I: on the staff again, with the role Observer.", () => UndoAsync(school));
        _ = (await permissions.GiveRoleAsync(alan, algebra, [grace], Grader)).Value;
        await TellsAsync(school, "Alan Turing undid a change to Grace Hopper on Algebra I: the role Observer again.", () => UndoAsync(school));
        _ = (await permissions.SwitchAsync(alan, algebra, grace, EditCourse, true)).Value;
        await TellsAsync(school, "Alan Turing undid a change to Grace Hopper on Algebra I: Edit course as the role says again.", () => UndoAsync(school));
        _ = (await permissions.GiveRoleAsync(alan, algebra, [Hedy], Grader)).Value;
        await TellsAsync(school, "Alan Turing undid a change to hedy@school.example on Algebra I: not on the staff any more.", () => UndoAsync(school));
        var geometry = (await school.Courses.CreateAsync(alan, "MATH-102", "Geometry", "")).Value;
        _ = (await permissions.RemoveAsync(alan, algebra, [PersonRef.To(school.Katherine)])).Value;
        await TellsAsync(school, "Alan Turing copied Grace Hopper onto the staff of Geometry, with the role Observer.", () => school.Database.Get<StaffCopyService>().CopyAsync(alan, geometry, algebra));
    }

    [Fact]
    public async Task A_role_that_is_gone_is_called_as_it_was_and_one_that_nobody_knows_is_not_named()
    {
        await using var school = await GatherAsync();
        var tutor = (await school.Roles.CreateAsync(school.Ada, "Lab tutor", PermissionSet.None)).Value;
        _ = (await school.Permissions.GiveRoleAsync(school.Alan, school.Algebra, [Hedy], tutor)).Value;
        _ = (await school.Roles.RemoveAsync(school.Ada, tutor, Observer)).Value;
        Assert.Contains("Alan Turing gave hedy@school.example the role Lab tutor on Algebra I.", await SentencesAsync(school));

        await using (var connection = await school.Database.ConnectAsync())
            await connection.Query($"DELETE FROM AuditEntries WHERE Action = {(int)AuditAction.RoleRemoved}").ExecuteNonQueryAsync();
        Assert.Contains("Alan Turing gave hedy@school.example a role on Algebra I.", await SentencesAsync(school));
    }

    [Fact]
    public async Task Sections_and_numbers_are_told()
    {
        await using var school = await GatherAsync();
        IReadOnlyList<long> edsger = [school.Edsger.AccountId];
        await TellsAsync(school, "Alan Turing enrolled Edsger Dijkstra in Algebra I, section 7B.", async () => (Result<object>)await school.EnrolRowsAsync(Row("edsger@school.example", "", "7B")));
        await TellsAsync(school, "Alan Turing changed the place of Edsger Dijkstra in Algebra I: no section.", () => school.Enrolments.SetSectionAsync(school.Alan, school.Algebra, edsger, ""));
        await TellsAsync(school, "Alan Turing undid a change to Edsger Dijkstra in Algebra I: section 7B again.", () => UndoAsync(school));
        await TellsAsync(school, "Alan Turing changed the place of Edsger Dijkstra in Algebra I: section 8A, student number 4711.", async () => (Result<object>)await school.EnrolRowsAsync(Row("edsger@school.example", "", "8A", "4711")));
        await TellsAsync(school, "Alan Turing withdrew Edsger Dijkstra from Algebra I.", () => school.Enrolments.WithdrawAsync(school.Alan, school.Algebra, edsger));
        await TellsAsync(school, "Alan Turing undid a change to Edsger Dijkstra in Algebra I: enrolled again.", () => UndoAsync(school));
        _ = await school.EnrolAsync("hedy@school.example");
        await TellsAsync(school, "Alan Turing undid a change to hedy@school.example in Algebra I: not enrolled any more.", () => UndoAsync(school));
    }

    async Task TellsAsync<T>(Cast school, string sentence, Func<Task<Result<T>>> change)
    {
        _ = (await change()).Value;
        Assert.Equal(sentence, (await SentencesAsync(school))[0]);
    }

    async Task<List<string>> SentencesAsync(Cast school) =>
        [.. (await school.Database.Get<AuditQueries>().LogAsync(school.Ada, AuditFilter.All)).Value.Lines.Select(say.Sentence)];

    static async Task<Result<Done>> UndoAsync(Cast school) =>
        await school.Database.Get<AuditUndoService>().UndoAsync(school.Alan, (await school.AuditAsync())[^1].Id);
}
