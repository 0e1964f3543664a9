using System.Text;
using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Tests.Support;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>After an erasure nothing in the whole file tells who it was: no row, no free page, no index, no write-ahead log.</summary>
public class ErasedForGoodTests
{
    static readonly string[] traces = ["zebulon", "quixote", "z.q@", "windmill", "sub-zq", "pictures.example"];

    [Fact]
    public async Task No_byte_of_the_file_tells_the_name_or_an_address()
    {
        await using var school = await GatherAsync();
        var id = await ComeAndGoAsync(school);
        Assert.NotEmpty(await TracesAsync(school));

        Assert.Null((await school.Database.Get<ErasureService>().EraseAsync(school.Ada, id, "z.q@school.example")).Problem);

        Assert.Empty(await TracesAsync(school));
        Assert.Equal(0, new FileInfo(school.Database.Path + "-wal").Length);
        await using var connection = await school.Database.ConnectAsync();
        foreach (var index in (string[])["PersonTrigrams", "PersonWords"])
        {
            await connection.Query($"CREATE VIRTUAL TABLE temp.\"{index}Terms\" USING fts5vocab('main', '{index}', 'row')").ExecuteNonQueryAsync();
            Assert.Equal(0L, await connection.Query($"SELECT COUNT(*) FROM temp.\"{index}Terms\" WHERE term IN ('zebulon', 'quixote', 'z', 'zeb', 'uix')").ExecuteScalarAsync());
            await connection.Query($"INSERT INTO \"{index}\"(\"{index}\") VALUES ('integrity-check')").ExecuteNonQueryAsync();
        }

        Assert.Equal("ok", await connection.Query("PRAGMA integrity_check").ExecuteScalarAsync());
    }

    [Fact]
    public async Task Not_even_where_the_log_speaks_of_somebody_else()
    {
        await using var school = await GatherAsync();
        var id = await ComeAndGoAsync(school);
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Edsger.AccountId, "Told on by Zebulon Quixote, see z.q@school.example")).Value;

        Assert.Null((await school.Database.Get<ErasureService>().EraseAsync(school.Ada, id, "z.q@school.example")).Problem);

        Assert.Equal("Told on by …, see …", (await school.AuditAsync()).Single(e => e.Action == AuditAction.AccountSuspended && e.PersonId == school.Edsger.AccountId).After);
        Assert.Empty(await TracesAsync(school));
    }

    [Fact]
    public async Task What_is_somebody_elses_stays_as_it_is()
    {
        await using var school = await GatherAsync();
        _ = (await school.SignIn.SignInAsync(Google("alan@school.example", "sub-grace@school.example", verified: false))).Value;
        _ = (await school.SignIn.SignInAsync(Google("alan@school.example", "somebody at the door"))).Value;
        _ = (await school.Standings.SuspendAsync(school.Ada, school.Edsger.AccountId, "On leave from May")).Value;
        var may = await school.ArriveAsync("may@school.example", "May");
        var (roles, alans) = (await TextsAsync(school, AuditAction.NewcomerSignedIn), (await school.WaitingAsync()).Count);

        foreach (var (id, address) in ((long, string)[])[(school.Grace.AccountId, "grace@school.example"), (may.AccountId, "may@school.example")])
            Assert.Null((await school.Database.Get<ErasureService>().EraseAsync(school.Ada, id, address)).Problem);

        Assert.Equal(roles.Except(["grace@school.example", "may@school.example"]), (await TextsAsync(school, AuditAction.NewcomerSignedIn)).Except(["…"]));
        Assert.Equal(["On leave from May"], await TextsAsync(school, AuditAction.AccountSuspended));
        Assert.Equal((1, 1), (alans, (await school.WaitingAsync()).Count));
    }

    static async Task<IReadOnlyList<string?>> TextsAsync(Cast school, AuditAction action) =>
        [.. (await school.AuditAsync()).Where(e => e.Action == action).Select(e => e.After)];

    // A whole life: named, come, called otherwise, moved, doubted, enrolled with a number, suspended for a reason.
    static async Task<long> ComeAndGoAsync(Cast school)
    {
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named("windmill@school.example"), Permission.PostAnnouncements, true)).Value;
        var id = (await school.AccountAsync("windmill@school.example"))!.Id;
        _ = (await school.Accounts.CorrectAddressAsync(school.Alan, id, "zebulon.quixote@school.example", false)).Value;
        var google = Google("zebulon.quixote@school.example", "sub-zq", name: "Zebulon Quixote");
        _ = (await school.SignIn.SignInAsync(google with { PictureUrl = "https://pictures.example/zq" })).Value;
        _ = (await school.SignIn.SignInAsync(Google("z.q@school.example", "sub-zq", name: "Zebulon Quixote"))).Value;
        _ = (await school.SignIn.SignInAsync(Google("z.q@school.example", "somebody else", name: "Another Quixote"))).Value;
        _ = (await school.Database.Get<AliasService>().AddAsync(school.Ada, id, "quixote@school.example")).Value;
        _ = (await school.Permissions.RemoveAsync(school.Alan, school.Algebra, [PersonRef.To(id)])).Value;
        _ = await school.EnrolAsync("Name,Email,Student number", "Zebulon Quixote,z.q@school.example,windmill-7");
        _ = (await school.Standings.SuspendAsync(school.Ada, id, "Mr Quixote fights every windmill")).Value;
        return id;
    }

    static async Task<IEnumerable<string>> TracesAsync(Cast school)
    {
        var bytes = new List<byte>();
        foreach (var path in (string[])[school.Database.Path, school.Database.Path + "-wal"])
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var part = new byte[file.Length];
            await file.ReadExactlyAsync(part);
            bytes.AddRange(part);
        }

        var text = Encoding.Latin1.GetString([.. bytes]);
        return traces.Where(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase));
    }
}
