using System.Diagnostics;
using Lms.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Lms.Tests.Startup;

/// <summary>roster import, as a time-table of the machine's would run it.</summary>
public sealed class RosterCommandTests : IDisposable
{
    readonly CommandLine lms = new();

    string Package => Path.Combine(lms.Folder, "export");

    public void Dispose() => lms.Dispose();

    [Fact]
    public async Task A_folder_and_a_zip_are_imported_and_all_of_it_ends_with_0()
    {
        Write(SmallSchool.Algebra("ann", "bob"));
        var first = await lms.RunAsync("roster", "import", "export");
        Assert.Equal((0, []), (first.Code, first.Error));
        Assert.Equal(["Imported:", "new courses: 1", "new people: 3", "students enrolled: 2"], first.Output);

        await File.WriteAllBytesAsync(Path.Combine(lms.Folder, "export.zip"), SmallSchool.Algebra("ann", "bob", "cem").Zip("within/"));
        Assert.Equal(["Imported:", "new people: 1", "students enrolled: 1"], (await lms.RunAsync("roster", "import", "export.zip")).Output);
        var third = await lms.RunAsync("roster", "import", "export.zip");
        Assert.Equal((0, "Everything here is as the files have it already."), (third.Code, Assert.Single(third.Output)));
        Assert.Equal(3, await CountAsync("SELECT COUNT(*) FROM Enrolments"));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM Accounts WHERE IsAdministrator")); // the one of the settings, to whom it is put down
    }

    [Fact]
    public async Task What_can_be_is_imported_and_the_rest_is_listed_and_ends_with_2()
    {
        Write(SmallSchool.Algebra("ann").User("bob", "Bob", "B", email: "").Enrol("alg", "bob"));

        var (code, output, error) = await lms.RunAsync("roster", "import", "export");

        Assert.Equal(2, code);
        Assert.Equal(["Imported:", "new courses: 1", "new people: 2", "students enrolled: 1", "lines with a problem, listed: 1"], output);
        Assert.Equal("users.csv, line 4 (bob): There is no email address. Fill it in where the file comes from.", Assert.Single(error));
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_writes_nothing()
    {
        Write(SmallSchool.Algebra("ann"));

        var (code, output, error) = await lms.RunAsync("roster", "import", "export", "--dry-run");

        Assert.Equal((0, []), (code, error));
        Assert.Equal(["Nothing was written. An import would bring:", "new courses: 1", "new people: 2", "students enrolled: 1"], output);
        Assert.Equal(1, await CountAsync("SELECT (SELECT COUNT(*) FROM Courses) + (SELECT COUNT(*) FROM Enrolments) + (SELECT COUNT(*) FROM Accounts)"));

        Write(SmallSchool.Algebra("ann").User("bob", "Bob", "B", email: "").Enrol("alg", "bob"));
        Assert.Equal(2, (await lms.RunAsync("roster", "import", "export", "--dry-run")).Code);
    }

    [Fact]
    public async Task Whatever_is_wrong_is_one_sentence_and_ends_with_1()
    {
        Write(SmallSchool.Algebra());
        await File.WriteAllTextAsync(Path.Combine(lms.Folder, "letter.zip"), "Dear Sir or Madam");
        await RefusedAsync("There is no file and no folder nowhere.zip, or it can't be read.", "nowhere.zip");
        await RefusedAsync("This isn't a zip file, or it is damaged. Choose the zip that your school information system exported.", "letter.zip");
        await RefusedAsync("Only administrators may do this.", "export", "--as", "ann@school.example");
        lms.Settings["Administrators"] = "";
        lms.Settings["Storage__Path"] = "empty";
        await RefusedAsync("There is no administrator yet. Name one in the setting Administrators.", "export");
        Assert.Equal(1, (await lms.RunAsync("roster", "import")).Code);
    }

    [Fact]
    public async Task A_faulty_setting_is_told_as_at_the_start_of_the_server()
    {
        lms.Settings["Institution__TimeZone"] = "Mars/Olympus";

        var (code, output, error) = await lms.RunAsync("roster", "import", "export");

        Assert.Equal(78, code);
        Assert.Empty(output);
        Assert.StartsWith("Nothing was imported. Please correct these settings", error[0], StringComparison.Ordinal);
        Assert.StartsWith("Institution:TimeZone: expected", error[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_withdrawn_only_when_it_is_meant()
    {
        Write(SmallSchool.Algebra([.. Enumerable.Range(0, 30).Select(i => $"s{i}")]));
        Assert.Equal(0, (await lms.RunAsync("roster", "import", "export")).Code);
        Write(SmallSchool.Algebra("s0"));

        var refused = await lms.RunAsync("roster", "import", "export");
        Assert.Equal((1, []), (refused.Code, refused.Output));
        Assert.Equal("This would take 29 of 30 students out of their courses, so the files may be incomplete. If they are right, say that you mean it. "
            + "If it is meant, add --withdraw-many.", Assert.Single(refused.Error));
        Assert.Equal(1, (await lms.RunAsync("roster", "import", "export", "--dry-run")).Code);
        Assert.Equal(30, await CountAsync("SELECT COUNT(*) FROM Enrolments WHERE WithdrawnAt IS NULL"));

        Assert.Equal(["Imported:", "students withdrawn: 29"], (await lms.RunAsync("roster", "import", "export", "--withdraw-many")).Output);
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM Enrolments WHERE WithdrawnAt IS NULL"));
    }

    [Fact]
    public async Task While_the_server_writes_it_waits()
    {
        Write(SmallSchool.Algebra("ann"));
        Assert.Equal(0, (await lms.RunAsync("roster", "import", "export", "--dry-run")).Code); // makes the database
        await using var server = new SqliteConnection($"Data Source={lms.DatabaseFile};Pooling=False");
        await server.OpenAsync();
        await using var writing = server.BeginTransaction();
        using var import = lms.Start("roster", "import", "export");
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.False(import.HasExited);
        await writing.RollbackAsync();

        await import.WaitForExitAsync();
        Assert.Equal(0, import.ExitCode);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_hundred_thousand_enrolments_the_next_start_finds_nothing_of_it_and_a_sound_database()
    {
        new OneRosterSample(classes: 1000, people: 23_000, coursesEach: 5).WriteTo(Package);
        Assert.Equal(1, (await lms.RunAsync("roster", "import", "nowhere")).Code); // makes the database
        var before = await RowsAsync();

        foreach (var (table, rows) in (IEnumerable<(string, int)>)[("Accounts", 500), ("Accounts", 15_000), ("Enrolments", 5000)])
        {
            using var import = lms.Start("roster", "import", "export");
            await KillWhenAsync(import, async () => await CountAsync($"SELECT COUNT(*) FROM {table}") > rows);
            Assert.NotEqual(before, await RowsAsync());
            Assert.Equal(1, (await lms.RunAsync("roster", "import", "nowhere")).Code);
            Assert.Equal(before, await RowsAsync());
            Assert.Equal("0", await AskAsync("SELECT (SELECT COUNT(*) FROM UnfinishedImports) + (SELECT COUNT(*) FROM ImportNotes)"));
            Assert.Equal("ok", await AskAsync("PRAGMA integrity_check"));
        }

        Assert.Equal(2, (await lms.RunAsync("roster", "import", "export")).Code);
        Assert.InRange(await CountAsync("SELECT COUNT(*) FROM Enrolments"), 95_000, 105_000);
        Assert.Equal("ok", await AskAsync("PRAGMA integrity_check"));
    }

    static async Task KillWhenAsync(Process import, Func<Task<bool>> now)
    {
        _ = import.StandardOutput.ReadToEndAsync();
        _ = import.StandardError.ReadToEndAsync();
        while (!await now())
        {
            Assert.False(import.HasExited, "The import ended before it was killed.");
            await Task.Delay(2);
        }

        import.Kill(entireProcessTree: true); // as kill -9
        await import.WaitForExitAsync();
    }

    async Task RefusedAsync(string sentence, params string[] arguments)
    {
        var (code, output, error) = await lms.RunAsync(["roster", "import", .. arguments]);
        Assert.Equal((1, []), (code, output));
        Assert.Equal(sentence, Assert.Single(error));
    }

    void Write(SmallSchool school)
    {
        Directory.CreateDirectory(Package);
        school.WriteTo(Package);
    }

    Task<string> RowsAsync() => AskAsync("""
        SELECT (SELECT COUNT(*) FROM Accounts) || ' ' || (SELECT COUNT(*) FROM Courses) || ' ' || (SELECT COUNT(*) FROM StaffMemberships)
            || ' ' || (SELECT COUNT(*) FROM Enrolments) || ' ' || (SELECT COUNT(*) FROM AuditEntries)
        """);

    async Task<int> CountAsync(string sql) => int.Parse(await AskAsync(sql), System.Globalization.CultureInfo.InvariantCulture);

    async Task<string> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={lms.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        return Convert.ToString(await connection.Query(sql).ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
