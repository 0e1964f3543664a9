using System.IO.Compression;
using System.Text;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Shared;
using Lms.Tests.Support;

namespace Lms.Tests.Enrolments.OneRoster;

public class OneRosterReadingTests
{
    static readonly ImportOptions limits = new();

    [Fact]
    public async Task A_zip_a_zip_with_a_folder_within_a_folder_and_single_files_read_alike()
    {
        var school = SmallSchool.Algebra("ann", "bob");
        var folder = Directory.CreateTempSubdirectory("lms-oneroster-").FullName;
        school.WriteTo(folder);

        OneRosterPackage[] packages =
        [
            (await OneRosterFiles.ReadZipAsync(new MemoryStream(school.Zip()), limits)).Value,
            (await OneRosterFiles.ReadZipAsync(new MemoryStream(school.Zip("export/2026/")), limits)).Value,
            (await OneRosterFiles.ReadZipAsync(new MemoryStream(school.Zip("export\\")), limits)).Value,
            (await OneRosterFiles.ReadZipAsync(new OneWay(school.Zip()), limits)).Value,
            (await OneRosterFiles.ReadFolderAsync(folder, limits)).Value,
            (await OneRosterFiles.ReadAsync(school.Streams("chosen/"), limits)).Value,
        ];

        Directory.Delete(folder, recursive: true);
        Assert.All(packages, package =>
        {
            Assert.Equal(["tess", "ann", "bob"], package.Users.Keys);
            Assert.Equal(3, package.Enrolments.Count);
            Assert.Empty(package.Problems);
        });
    }

    [Fact]
    public async Task Columns_are_found_by_name_in_any_order_and_unknown_ones_are_passed_over()
    {
        var package = await SmallSchool.Algebra("ann").With("users.csv",
            "EMAIL , metadata.house,FamilyName,givenName,sourcedId", "ann@school.example,Red,\"O'Neil, \"\"Annie\"\"\",Ann,ann").ReadAsync();

        var ann = package.Users["ann"];
        Assert.Equal(("Ann O'Neil, \"Annie\"", "ann@school.example", false), (ann.Name, ann.Address.Value.Display, ann.Gone));
    }

    [Fact]
    public async Task Of_users_only_those_are_kept_whom_an_enrolment_names()
    {
        var package = await SmallSchool.Algebra("ann").User("pat", "Pat", "Parent").Enrol("alg", "pat", "guardian").User("zoe", "Zoe", "Elsewhere").ReadAsync();

        Assert.Equal(["tess", "ann"], package.Users.Keys);
    }

    [Fact]
    public async Task The_preferred_name_is_the_name()
    {
        var package = await new SmallSchool().Class("alg").User("ann", "Annabel", "Lee", preferred: "  Anna \u202e").Enrol("alg", "ann").ReadAsync();

        Assert.Equal("Anna Lee", package.Users["ann"].Name);
    }

    [Fact]
    public async Task A_class_without_a_title_has_the_title_of_its_course_and_its_term_is_the_titles_of_its_sessions()
    {
        var package = await new SmallSchool().Class("a", title: " ", terms: "autumn, spring").Class("b", title: "", code: "7B", course: "none", terms: "gone").ReadAsync();

        Assert.Equal(("Mathematics", "Autumn 2026, Spring 2027"), (package.Classes["a"].Title, package.Classes["a"].Term));
        Assert.Equal(("7B", ""), (package.Classes["b"].Title, package.Classes["b"].Term));
    }

    [Fact]
    public async Task What_is_too_long_is_cut()
    {
        var package = await new SmallSchool().Class("a", title: new string('x', 300)).ReadAsync();

        Assert.Equal(200, package.Classes["a"].Title.Length);
    }

    [Fact]
    public async Task A_row_without_what_it_needs_is_told_with_file_and_line_and_the_rest_is_read()
    {
        var package = await SmallSchool.Algebra("ann").Enrol("", "ann").Enrol("alg", "ann", role: "").Class("alg", "Twice").ReadAsync();

        Assert.Equal(
            [
                new OneRosterProblemLine("classes.csv", 3, "alg", Why.OneRosterRepeated),
                new("enrollments.csv", 4, "-ann-student", Why.OneRosterCellEmpty),
                new("enrollments.csv", 5, "alg-ann-", Why.OneRosterCellEmpty),
            ],
            package.Problems.Select(OneRosterProblemLine.Of));
        Assert.Equal("Algebra", package.Classes["alg"].Title);
    }

    [Fact]
    public async Task A_line_break_in_a_name_is_no_end_of_a_row()
    {
        var package = await SmallSchool.Algebra().User("ann", "Ann\nMarie", "Lee").User("bob", "Bob", "Lee").Enrol("alg", "ann").Enrol("alg", "bob").ReadAsync();

        Assert.Equal(("Ann Marie Lee", 3), (package.Users["ann"].Name, package.Users["ann"].Line));
        Assert.Equal(5, package.Users["bob"].Line);
    }

    [Fact]
    public async Task A_quotation_mark_too_many_within_a_line_does_no_harm()
    {
        var package = await SmallSchool.Algebra("ann").Replace("users.csv", "Ann,", "Ann \"Annie,").ReadAsync();

        Assert.Equal("Ann \"Annie Student", package.Users["ann"].Name);
    }

    [Fact]
    public async Task Version_1_1_is_read_as_well() =>
        Assert.Equal(2, (await SmallSchool.Algebra("ann").Replace("manifest.csv", "oneroster.version,1.2", "oneroster.version,1.1")
            .Replace("manifest.csv", "file.roles,bulk", "file.demographics,absent").Without("roles.csv").ReadAsync()).Users.Count);

    [Fact]
    public async Task UTF_16_with_a_mark_is_read_as_well()
    {
        var files = SmallSchool.Algebra("ann").Streams().ToDictionary();
        files["users.csv"] = () => new MemoryStream([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("sourcedId,givenName,familyName,email\nann,Zoë,Lee,ann@school.example\n")]);

        Assert.Equal("Zoë Lee", (await OneRosterFiles.ReadAsync(files, limits)).Value.Users["ann"].Name);
    }

    [Fact]
    public async Task A_file_that_leads_out_of_the_zip_is_none_of_the_package()
    {
        var zip = new MemoryStream();
        zip.Write(SmallSchool.Algebra("ann").Zip());
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var evil = new StreamWriter(archive.CreateEntry("../../manifest.csv").Open());
            await evil.WriteAsync("propertyName,value\noneroster.version,9\n");
        }

        zip.Position = 0;
        Assert.True((await OneRosterFiles.ReadZipAsync(zip, limits)).Succeeded);
    }

    /// <summary>A stream as a browser sends it: forwards only, in small pieces, and never while somebody waits for it.</summary>
    sealed class OneWay(byte[] bytes) : MemoryStream
    {
        int at;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(Span<byte> buffer) => throw new NotSupportedException();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var piece = bytes.AsMemory(at, Math.Min(Math.Min(100, buffer.Length), bytes.Length - at));
            piece.CopyTo(buffer);
            at += piece.Length;
            return ValueTask.FromResult(piece.Length);
        }
    }
}

/// <summary>A problem without its values.</summary>
sealed record OneRosterProblemLine(string File, int Line, string SourcedId, Why Why)
{
    internal static OneRosterProblemLine Of(OneRosterProblem problem) => new(problem.File, problem.Line, problem.SourcedId, problem.Problem.Why);
}
