using System.IO.Compression;
using System.Text;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.OneRoster;

/// <summary>Packages that are refused as a whole, each for one reason.</summary>
public class OneRosterRefusalTests
{
    [Fact]
    public async Task Without_a_manifest() => await RefusedAsync(SmallSchool.Algebra().Without("manifest.csv"), Why.OneRosterNoManifest);

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    [InlineData("")]
    public async Task Of_another_version(string version) =>
        await RefusedAsync(SmallSchool.Algebra().Replace("manifest.csv", "oneroster.version,1.2", $"oneroster.version,{version}"), Why.OneRosterVersion, version);

    [Theory]
    [InlineData("users")]
    [InlineData("roles")]
    public async Task With_only_what_has_changed(string file) =>
        await RefusedAsync(SmallSchool.Algebra().Replace("manifest.csv", $"file.{file},bulk", $"file.{file},delta"), Why.OneRosterDelta, $"{file}.csv");

    [Theory]
    [InlineData("orgs.csv")]
    [InlineData("academicSessions.csv")]
    [InlineData("enrollments.csv")]
    public async Task With_a_promised_file_missing(string file) => await RefusedAsync(SmallSchool.Algebra().Without(file), Why.OneRosterFileMissing, file);

    [Fact]
    public async Task With_a_needed_file_that_the_manifest_says_is_absent() =>
        await RefusedAsync(SmallSchool.Algebra().Replace("manifest.csv", "file.users,bulk", "file.users,absent"), Why.OneRosterFileMissing, "users.csv");

    [Fact]
    public async Task With_a_column_missing() =>
        await RefusedAsync(SmallSchool.Algebra().With("users.csv", "sourcedId,givenName,familyName"), Why.OneRosterColumnMissing, "users.csv", "email");

    [Fact]
    public async Task With_an_empty_file() => await RefusedAsync(SmallSchool.Algebra().With("classes.csv"), Why.OneRosterColumnMissing, "classes.csv", "sourcedId");

    [Fact]
    public async Task With_a_quotation_mark_that_swallows_lines() =>
        await RefusedAsync(SmallSchool.Algebra("ann", "bob", "cem").Replace("users.csv", "ann,Ann", "ann,\"Ann"), Why.OneRosterBroken, "users.csv", 3);

    [Fact]
    public async Task With_a_quotation_mark_that_swallows_lines_up_to_the_next() => await RefusedAsync(SmallSchool.Algebra("ann", "bob", "cem")
        .Replace("users.csv", "ann,Ann", "ann,\"Ann").Replace("users.csv", "cem,Cem", "cem,\"Cem\""), Why.OneRosterBroken, "users.csv", 3);

    [Fact]
    public async Task With_a_row_that_never_ends() =>
        await RefusedAsync(SmallSchool.Algebra().With("users.csv", "sourcedId,givenName,familyName,email", $"ann,\"{new string('x', 3_000_000)}"), Why.OneRosterBroken, "users.csv", 2);

    [Fact]
    public async Task With_names_that_are_not_UTF_8()
    {
        var files = SmallSchool.Algebra("ann").Streams().ToDictionary();
        files["users.csv"] = () => new MemoryStream(Encoding.Latin1.GetBytes("sourcedId,givenName,familyName,email\nann,Zoë,Lee,ann@school.example\n"));

        Same(new Problem(Why.OneRosterNotUtf8, "users.csv", 2), (await OneRosterFiles.ReadAsync(files, new ImportOptions())).Problem);
    }

    [Fact]
    public async Task A_zip_that_unpacks_to_more_than_is_taken_is_refused_while_it_is_read()
    {
        var zip = new MemoryStream();
        zip.Write(SmallSchool.Algebra("ann").Without("users.csv").Zip());
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Update, leaveOpen: true))
        {
            await using var bomb = archive.CreateEntry("users.csv").Open();
            await bomb.WriteAsync("sourcedId,givenName,familyName,email\n"u8.ToArray());
            for (var megabytes = 0; megabytes < 40; megabytes++)
                await bomb.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("\n", 1_000_000))));
        }

        zip.Position = 0;
        Assert.True(zip.Length < 1_000_000);
        Same(new Problem(Why.OneRosterTooLarge, 5), (await OneRosterFiles.ReadZipAsync(zip, new ImportOptions { OneRosterMegabytes = 5 })).Problem);
    }

    [Fact]
    public async Task Random_bytes_are_refused_and_never_thrown_at()
    {
        var random = new Random(4711);
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            Assert.False((await OneRosterFiles.ReadZipAsync(new MemoryStream(bytes), new ImportOptions())).Succeeded);
        }
    }

    [Fact]
    public async Task A_zip_with_bytes_turned_over_is_read_or_refused_and_never_thrown_at()
    {
        var (random, whole) = (new Random(4711), SmallSchool.Algebra("ann", "bob").Zip());
        for (var i = 0; i < 2000; i++)
        {
            var bytes = whole.ToArray();
            for (var turned = random.Next(1, 6); turned > 0; turned--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (i % 3 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            _ = await OneRosterFiles.ReadZipAsync(new MemoryStream(bytes), new ImportOptions());
        }
    }

    static async Task RefusedAsync(SmallSchool school, Why why, params object[] values) => Same(new Problem(why, values), (await school.TryReadAsync()).Problem);

    static void Same(Problem expected, Problem? actual)
    {
        Assert.Equal(expected.Why, actual?.Why);
        Assert.Equal(expected.Values, actual!.Values);
    }
}
