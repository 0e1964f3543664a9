using System.Text;
using Lms.Data.Accounts;
using Lms.Data.Audit;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Support.Cast;

namespace Lms.Tests.Accounts;

/// <summary>Somebody at a domain with letters of its own is erased in every form in which the domain, and the address, was written.</summary>
public class ErasedInEveryFormTests
{
    const string Jorg = "jorg@schöl.example", Ascii = "jorg@xn--schl-7qa.example";

    /// <summary>As they may stand in the file: in UTF-8, composed or not, for links, for JSON, for mail servers.</summary>
    static readonly string[] traces =
    [
        "schöl", "SCHÖL", "Schöl", "scho\u0308l", @"sch\u00f6l", @"sch\u00d6l", "sch%c3%b6l", "xn--schl", "jorg", "jörg", "JÖRG", @"j\u00f6rg", "j%c3%b6rg",
    ];

    [Fact]
    public async Task The_domain_in_ASCII_is_the_one_that_is_meant_here() => Assert.Equal(Ascii, Address(Jorg).Normal);

    [Fact]
    public async Task No_byte_of_the_file_tells_the_address_in_any_form()
    {
        await using var school = await GatherAsync(options => options.AllowedDomains = ["school.example", Address(Jorg).Domain]);
        var id = await ComeAndGoAsync(school);
        Assert.Contains("schöl", await TracesAsync(school));
        Assert.Contains("xn--schl", await TracesAsync(school));

        Assert.Null((await school.Database.Get<ErasureService>().EraseAsync(school.Ada, id, "Jorg@SCHÖL.example")).Problem);

        Assert.Empty(await TracesAsync(school));
        Assert.Equal(0, new FileInfo(school.Database.Path + "-wal").Length);
        await using var connection = await school.Database.ConnectAsync();
        foreach (var index in (string[])["PersonTrigrams", "PersonWords"])
        {
            await connection.Query($"CREATE VIRTUAL TABLE temp.\"{index}Terms\" USING fts5vocab('main', '{index}', 'row')").ExecuteNonQueryAsync();
            Assert.Equal(0L, await connection.Query(
                $"SELECT COUNT(*) FROM temp.\"{index}Terms\" WHERE term IN ('jorg', 'jor', 'schl', 'chl', 'schol', 'chö', '7qa', 'xn', 'xn-')").ExecuteScalarAsync());
        }
    }

    [Theory]
    [InlineData("Told on by jorg@schöl.example", "Told on by …")]
    [InlineData("See Jorg@SCHÖL.example, again.", "See …, again.")]
    [InlineData("<jorg@xn--schl-7qa.example>", "<…>")]
    [InlineData("mailto:jorg@scho\u0308l.example!", "…!")]
    [InlineData("jorg%40sch%C3%B6l.example", "…")]
    [InlineData("jörg@schöl.example wrote", "… wrote")]
    [InlineData("jorge@schöl.example wrote", "jorge@schöl.example wrote")]
    [InlineData("jorg@school.example wrote", "jorg@school.example wrote")]
    [InlineData("a@b@c", "a@b@c")]
    public void A_reason_loses_the_address_in_whatever_form_and_no_other(string reason, string silent) =>
        Assert.Equal(silent, new ErasedAddresses(new HashSet<string> { Ascii }).Silence(reason, [], "…"));

    [Fact]
    public async Task Every_text_that_is_kept_is_one_of_which_it_is_said_whether_it_may_hold_an_address()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var texts = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(p => p.ClrType == typeof(string) || p.ClrType == typeof(byte[])).Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}");

        Assert.Equal(texts.Order(), WrittenAddresses.All.Keys.Concat(WrittenAddresses.Without).Select(p => $"{p.Entity.Name}.{p.Property}").Order());
    }

    [Fact]
    public async Task The_life_that_is_erased_here_leaves_an_address_wherever_one_can_be_left()
    {
        await using var school = await GatherAsync(options => options.AllowedDomains = ["school.example", Address(Jorg).Domain]);
        _ = await ComeAndGoAsync(school);
        await using var db = school.Database.Open();
        await using var connection = await school.Database.ConnectAsync();

        foreach (var (type, name) in WrittenAddresses.All.Where(p => p.Value is not (WrittenAddress.InWordsOfOthers or WrittenAddress.InANote)).Select(p => p.Key))
        {
            var entity = db.Model.FindEntityType(type)!;
            var (table, column) = (entity.GetTableName(), entity.FindProperty(name)!.GetColumnName());
            await using var rows = await connection.Query($"SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL").ExecuteReaderAsync();
            var told = false;
            while (await rows.ReadAsync())
                told |= traces.Any(trace => rows.GetString(0).Contains(trace, StringComparison.OrdinalIgnoreCase));
            Assert.True(told, $"{table}.{column} tells of nobody.");
        }
    }

    // Named, come, called otherwise, moved, doubted, vouched for, enrolled, graded and spoken of: now in one form, now in the other.
    static async Task<long> ComeAndGoAsync(Cast school)
    {
        _ = (await school.Permissions.SwitchAsync(school.Alan, school.Algebra, Named("windmill@Schöl.example"), Permission.PostAnnouncements, true)).Value;
        var id = (await school.AccountAsync(Address("windmill@schöl.example").Normal))!.Id;
        _ = (await school.Accounts.CorrectAddressAsync(school.Alan, id, Ascii, false)).Value;
        await ComesAsync(school, Ascii, "jorg-himself", "Jörg Schöl");
        await ComesAsync(school, "jorg.s@SCHÖL.example", "jorg-himself", "Jörg Schöl");
        await ComesAsync(school, Jorg, "jorg-himself", "Jörg Schöl");
        await ComesAsync(school, "Jorg@SCHÖL.example", "jorg-another", "Jörg Another");
        await ComesAsync(school, "jorg@SCHÖL.example", "unverified", "Jörg", verified: false);
        await ComesAsync(school, "JÖRG@SCHÖL.example", "odd", "Jörg");
        await ComesAsync(school, "jorg@schöl.example", "sub-grace@school.example", "Grace Hopper");
        _ = (await school.Database.Get<AliasService>().AddAsync(school.Ada, id, "Jorg.Second@SCHÖL.example")).Value;
        _ = (await school.Database.Get<AliasService>().AddAsync(school.Ada, id, "jorg.third@xn--schl-7qa.example")).Value;
        _ = (await school.Permissions.RemoveAsync(school.Alan, school.Algebra, [PersonRef.To(id)])).Value;
        _ = await school.EnrolAsync("Name,Email,Section,Student number", $"Jörg,{Jorg},schöl,JÖRG-7");
        var essay = await school.SetAsync("Essay");
        _ = await school.HandInAsync(new Actor(id), essay, "By jorg@schöl.example");
        await school.GradeAsync(essay, id, 3, feedback: "Jörg, see me");
        foreach (var reason in (string[])["Told on by Jorg@SCHÖL.example", "Told on by jorg%40sch%C3%B6l.example and jorg@xn--schl-7qa.example"])
        {
            _ = (await school.Standings.SuspendAsync(school.Ada, school.Edsger.AccountId, reason)).Value;
            _ = (await school.Standings.ReinstateAsync(school.Ada, school.Edsger.AccountId, reason)).Value;
        }

        await using var db = school.Database.Open();
        await db.Users.Where(a => a.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.SourcedId, "jorg-schöl").SetProperty(a => a.PictureUrl, "https://pictures.example/jorg%40sch%c3%b6l"));
        return id;
    }

    static async Task ComesAsync(Cast school, string address, string sub, string name, bool verified = true) =>
        _ = (await school.SignIn.SignInAsync(Google(address, sub, verified, hd: "schöl.example", name: name))).Value;

    static async Task<IReadOnlyList<string>> TracesAsync(Cast school)
    {
        var text = new StringBuilder();
        foreach (var path in (string[])[school.Database.Path, school.Database.Path + "-wal"])
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var part = new byte[file.Length];
            await file.ReadExactlyAsync(part);
            text.Append(Encoding.Latin1.GetString(part));
        }

        var bytes = text.ToString();
        return [.. traces.Where(trace => bytes.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(trace)), StringComparison.OrdinalIgnoreCase))];
    }
}
