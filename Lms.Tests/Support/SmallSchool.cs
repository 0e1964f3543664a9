using System.IO.Compression;
using System.Text;
using Lms.Data.Enrolments;
using Lms.Data.Enrolments.OneRoster;
using Lms.Data.Shared;

namespace Lms.Tests.Support;

/// <summary>A OneRoster package of a few lines, written as tests need it.</summary>
sealed class SmallSchool
{
    readonly Dictionary<string, List<string>> files = new()
    {
        ["manifest.csv"] =
        [
            "propertyName,value", "manifest.version,1.0", "oneroster.version,1.2", "file.academicSessions,bulk", "file.classes,bulk", "file.courses,bulk",
            "file.enrollments,bulk", "file.orgs,bulk", "file.results,absent", "file.roles,bulk", "file.users,bulk", "source.systemName,Register",
        ],
        ["academicSessions.csv"] = ["sourcedId,status,dateLastModified,title,type,startDate,endDate", "autumn,,,Autumn 2026,term,2026-09-01,2026-12-20", "spring,,,Spring 2027,term,2027-01-07,2027-06-30"],
        ["orgs.csv"] = ["sourcedId,status,dateLastModified,name,type", "north,,,Northfield School,school"],
        ["courses.csv"] = ["sourcedId,status,dateLastModified,title,courseCode", "maths,,,Mathematics,MA"],
        ["roles.csv"] = ["sourcedId,status,dateLastModified,userSourcedId,roleType,role,orgSourcedId"],
        ["classes.csv"] = ["sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,schoolSourcedId,termSourcedIds"],
        ["users.csv"] = ["sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,preferredGivenName,preferredFamilyName"],
        ["enrollments.csv"] = ["sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"],
    };

    public SmallSchool Class(string id, string title = "Algebra", string code = "", string terms = "autumn", string status = "", string course = "maths") =>
        Add("classes.csv", id, status, "", title, "7", course, code, "scheduled", "north", terms);

    public SmallSchool User(
        string id, string given, string family, string? email = null, string enabled = "true", string status = "", string preferred = "") =>
        Add("users.csv", id, status, "", enabled, id, given, family, email ?? $"{id}@school.example", preferred, "");

    public SmallSchool Enrol(string course, string user, string role = "student", string primary = "false", string status = "", string ends = "") =>
        Add("enrollments.csv", $"{course}-{user}-{role}", status, "", course, "north", user, role, primary, "2026-09-01", ends);

    /// <summary>The class Algebra, taught by Tess, with these students, whose addresses are their ids at the school.</summary>
    public static SmallSchool Algebra(params string[] students)
    {
        var school = new SmallSchool().Class("alg").User("tess", "Tess", "Teacher").Enrol("alg", "tess", "teacher", "true");
        foreach (var student in students)
            school.User(student, char.ToUpperInvariant(student[0]) + student[1..], "Student").Enrol("alg", student);
        return school;
    }

    /// <summary>A file as it was written by somebody else.</summary>
    public SmallSchool With(string file, params string[] lines)
    {
        files[file] = [.. lines];
        return this;
    }

    public SmallSchool Without(string file)
    {
        files.Remove(file);
        return this;
    }

    public SmallSchool Replace(string file, string text, string by) => With(file, [.. files[file].Select(line => line.Replace(text, by, StringComparison.Ordinal))]);

    public IReadOnlyDictionary<string, Func<Stream>> Streams(string folder = "") =>
        files.ToDictionary(file => folder + file.Key, file => (Func<Stream>)(() => new MemoryStream(Bytes(file.Value))));

    public byte[] Zip(string folder = "")
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, lines) in files)
            {
                using var entry = zip.CreateEntry(folder + name).Open();
                entry.Write(Bytes(lines));
            }
        }

        return memory.ToArray();
    }

    public void WriteTo(string folder)
    {
        foreach (var (name, lines) in files)
            File.WriteAllBytes(Path.Combine(folder, name), Bytes(lines));
    }

    public Task<Result<OneRosterPackage>> TryReadAsync() => OneRosterFiles.ReadAsync(Streams(), new ImportOptions());

    public async Task<OneRosterPackage> ReadAsync() => (await TryReadAsync()).Value;

    SmallSchool Add(string file, params string[] cells)
    {
        files[file].Add(string.Join(',', cells.Select(Quoted)));
        return this;
    }

    internal static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    static byte[] Bytes(List<string> lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");
}
