using System.IO.Compression;
using System.Text.Json;
using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;
using static Lms.Tests.Support.Classroom;

namespace Lms.Tests.Accounts;

public class PersonDataTests
{
    [Fact]
    public async Task Grace_takes_away_what_is_kept_of_her_with_the_names_of_those_who_gave_it()
    {
        await using var school = await GatherAsync();
        _ = (await school.Permissions.SwitchAsync(school.Ada, school.Algebra, PersonRef.To(school.Grace.AccountId), Permission.EditCourse, true)).Value;

        var files = await TakeAsync(school, school.Grace);

        var account = Assert.Single(files["account.json"].RootElement.EnumerateArray());
        Assert.Equal(("Grace Hopper", "grace@school.example", "Active", "2026-11-25T09:00:00Z"),
            (Text(account, "name"), Text(account, "address"), Text(account, "status"), Text(account, "hereSince")));
        Assert.Equal("sub-grace@school.example", Text(files["google-identities.json"].RootElement[0], "id"));
        var place = files["courses-you-teach.json"].RootElement[0];
        Assert.Equal(("Algebra I", "MATH-101", "Grader", "Alan Turing"), (Text(place, "course"), Text(place, "code"), Text(place, "role"), Text(place, "roleGivenBy")));
        var row = files["permissions-set-for-you.json"].RootElement[0];
        Assert.Equal(("EditCourse", "Ada Lovelace"), (Text(row, "permission"), Text(row, "by")));
        var done = files["what-was-done-to-you.json"].RootElement.EnumerateArray().ToList();
        Assert.Equal(["NewcomerSignedIn", "RoleGiven", "PermissionAllowed", "DataDownloaded"], done.Select(entry => Text(entry, "action")));
        Assert.Equal(3, done[1].GetProperty("after").GetProperty("RoleId").GetInt32());
    }

    [Fact]
    public async Task Every_kind_of_reference_has_its_rows_and_none_of_them_tells_of_somebody_else()
    {
        await using var school = await GatherAsync();
        var grace = await ALifeAtSchoolAsync(school);

        var files = await TakeAsync(school, grace);

        Assert.All(PersonDataParts.All.Values, part => Assert.NotEqual(0, files[$"{part.Name}.json"].RootElement.GetArrayLength()));
        Assert.Equal(PersonDataParts.All.Count + 1, files.Count);
        var all = string.Concat(files.Values.Select(file => file.RootElement.GetRawText()));
        foreach (var other in (string[])["Hedy", "hedy@", "Edsger", "edsger@", "Katherine", "katherine@", "Kelly", "another-grace"])
            Assert.DoesNotContain(other, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrators_may_take_away_anybodys_and_it_is_noted_who_did()
    {
        await using var school = await GatherAsync();
        var pending = await TakeAsync(school, school.Ada, school.Katherine);
        Assert.Equal(("Pending", "Alan Turing"), (Text(pending["account.json"].RootElement[0], "status"), Text(pending["account.json"].RootElement[0], "namedBy")));

        await school.SuspendAsync(school.Grace);
        _ = await TakeAsync(school, school.Ada, school.Grace.AccountId);
        Assert.Equal((AuditAction.DataDownloaded, school.Ada.AccountId, school.Grace.AccountId),
            (await school.AuditAsync()).Select(e => (e.Action, e.ActorId, e.PersonId)).Last());
    }

    [Fact]
    public async Task Nobody_else_may_and_the_suspended_may_not()
    {
        await using var school = await GatherAsync();
        await school.SuspendAsync(school.Edsger);
        var before = await school.Database.DumpAsync();

        Assert.Equal(Why.AdministratorsOnly, await RefusedAsync(school, school.Alan, school.Grace.AccountId));
        Assert.Equal(Why.AdministratorsOnly, await RefusedAsync(school, school.Alan, 4711));
        Assert.Equal(Why.PersonNotFound, await RefusedAsync(school, school.Ada, 4711));
        Assert.Equal(Why.ActorSuspended, await RefusedAsync(school, school.Edsger, school.Edsger.AccountId));
        Assert.Equal(Why.ActorSuspended, await RefusedAsync(school, new(school.Katherine), school.Katherine));
        Assert.Equal(Why.ActorSuspended, await RefusedAsync(school, Nobody, Nobody.AccountId));
        Assert.Equal(before, await school.Database.DumpAsync());
    }

    [Fact]
    public async Task A_long_life_is_taken_away_whole_and_an_address_that_was_given_up_is_none()
    {
        await using var school = await GatherAsync();
        await school.WriteAsync(school.Edsger, 5_000, AuditAction.SignedOutEverywhere);
        _ = (await school.Requests().SomebodyNewAsync(school.Ada, await school.AskAsync("edsger@school.example", "another-edsger"))).Value;

        var files = await TakeAsync(school, school.Ada, school.Edsger.AccountId);

        Assert.Equal(JsonValueKind.Null, files["account.json"].RootElement[0].GetProperty("address").ValueKind);
        Assert.True(files["what-was-done-to-you.json"].RootElement.GetArrayLength() > 5_000);
        Assert.True(files["what-you-did.json"].RootElement.GetArrayLength() > 5_000);
    }

    // She owns a course, teaches another and attends a third; names, staffs and enrols; and somebody came to the door with her address.
    static async Task<Actor> ALifeAtSchoolAsync(Cast school)
    {
        var (grace, me) = (school.Grace, PersonRef.To(school.Grace.AccountId));
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, me, Permission.EditCourse, true)).Value;
        _ = (await school.Standings.LetCreateCoursesAsync(school.Ada, grace.AccountId, true)).Value;
        var own = (await school.Courses.CreateAsync(grace, "COMP-1", "Compilers", "")).Value;
        _ = (await school.Permissions.GiveRoleAsync(grace, own, [Hedy], Observer)).Value;
        _ = (await school.Permissions.SwitchAsync(grace, own, Hedy, Permission.EditCourse, true)).Value;
        _ = (await school.Rosters.EnrolAsync(grace, own, [Row("edsger@school.example")])).Value;
        var geometry = (await school.Courses.CreateAsync(school.Ada, "MATH-102", "Geometry", "")).Value;
        _ = (await school.Rosters.EnrolAsync(school.Ada, geometry, [Row("grace@school.example", "", "7B")])).Value;
        await school.AliasAsync(grace.AccountId, "amazing@school.example");
        await school.AliasAsync(school.Katherine, "katherine.johnson@school.example", by: grace.AccountId);
        _ = (await school.Invitations.InviteAsync(grace, own, [(await school.AccountAsync("hedy@school.example"))!.Id])).Value;
        await using (var db = school.Database.Open())
        {
            db.Invitations.Add(new() { AccountId = grace.AccountId, ById = school.Alan.AccountId }); // from before she came
            await db.SaveChangesAsync();
        }

        _ = await school.HoldsEverythingAsync(grace.AccountId, grace.AccountId);
        _ = await school.ComeAsync(Doorstep.GraceAddress, SignedIn.Visit());
        _ = await school.AskAsync(Doorstep.GraceAddress, "another-grace", name: "Grace Kelly");
        return grace;
    }

    static async Task<Dictionary<string, JsonDocument>> TakeAsync(Cast school, Actor actor, long? accountId = null)
    {
        var file = (await school.Database.Get<PersonDataService>().DownloadAsync(actor, accountId ?? actor.AccountId)).Value;
        await using var content = file.Content;
        await using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        var files = new Dictionary<string, JsonDocument>();
        foreach (var entry in zip.Entries)
        {
            await using var part = await entry.OpenAsync();
            files.Add(entry.FullName, await JsonDocument.ParseAsync(part));
        }

        return files;
    }

    static async Task<Why?> RefusedAsync(Cast school, Actor actor, long accountId) =>
        (await school.Database.Get<PersonDataService>().DownloadAsync(actor, accountId)).Problem?.Why;

    static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
