using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Lms.Tests.Support;

/// <summary>
/// A whole school district's OneRoster package, the same each time: three schools, two terms, and all that real exports have in them –
/// people without address, parents, deleted rows, several roles, names in all spellings. The second one is that of the week after.
/// </summary>
sealed class OneRosterSample(int classes = 40, int people = 2000, int coursesEach = 4, bool second = false)
{
    static readonly string[] given = ["Ada", "José", "Zoë", "Łukasz", "Søren", "Иван", "山田", "Mary Ann", "İpek", "नेहा", "Jean-Luc", "Anna \"Annie\""];
    static readonly string[] family = ["Lovelace", "García, jr.", "Öztürk", "van der Berg", "O’Neill", "Smith-Jones", "Dvořák", "\"Ab\"", "Nguyễn", "=cmd", "李"];

    readonly Dictionary<string, StringBuilder> files = [];

    int Teachers => classes + (classes / 4);

    int Aides => classes / 10;

    int Parents => people / 20;

    int Students => people - Teachers - Aides - Parents;

    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Build())
            File.WriteAllText(Path.Combine(folder, name), text.ToString());
    }

    public void WriteZip(string path)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, text) in Build())
        {
            using var entry = new StreamWriter(zip.CreateEntry($"export/{name}").Open());
            entry.Write(text);
        }
    }

    public IReadOnlyDictionary<string, Func<Stream>> Streams() =>
        Build().ToDictionary(file => file.Key, file => (Func<Stream>)(() => new MemoryStream(Encoding.UTF8.GetBytes(file.Value.ToString()))));

    Dictionary<string, StringBuilder> Build()
    {
        files.Clear();
        Row("manifest", "propertyName", "value");
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("manifest.version", "1.0"), ("oneroster.version", "1.2"), ("source.systemName", "Register")])
            Row("manifest", name, value);
        foreach (var name in (string[])["academicSessions", "classes", "courses", "enrollments", "orgs", "roles", "users"])
            Row("manifest", $"file.{name}", "bulk");
        foreach (var name in (string[])["categories", "demographics", "lineItems", "resources", "results", "userProfiles"])
            Row("manifest", $"file.{name}", "absent");

        Row("academicSessions", "sourcedId", "status", "dateLastModified", "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear");
        Row("academicSessions", "t1", "", "", "Autumn 2026", "term", "2026-09-01", "2026-12-20", "", "2027");
        Row("academicSessions", "t2", "", "", "Spring 2027", "term", "2027-01-07", "2027-06-30", "", "2027");
        Row("orgs", "sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId");
        for (var school = 0; school < 3; school++)
            Row("orgs", $"school-{school}", "", "", $"School {school}", "school", "", "");
        Row("courses", "sourcedId", "status", "dateLastModified", "schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId");
        for (var course = 0; course < 10; course++)
            Row("courses", $"course-{course}", "", "", "", $"Course {course}", $"C{course}", "7", "school-0");
        Row("roles", "sourcedId", "status", "dateLastModified", "userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId", "userProfileSourcedId");
        Row("users", "sourcedId", "status", "dateLastModified", "enabledUser", "username", "userIds", "givenName", "familyName", "middleName", "identifier", "email",
            "sms", "preferredGivenName", "metadata.house");
        Row("classes", "sourcedId", "status", "dateLastModified", "title", "grades", "courseSourcedId", "classCode", "classType", "location", "schoolSourcedId", "termSourcedIds");
        Row("enrollments", "sourcedId", "status", "dateLastModified", "classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate");
        WriteClasses();
        WriteStaff();
        WriteStudents();
        return files;
    }

    void WriteClasses()
    {
        for (var c = 0; c <= classes; c++)
        {
            var title = c % 9 == 4 ? "" : second && c == 0 ? "Mathematics, renamed" : $"Mathematics \"{c}\", set {c % 3}";
            Row("classes", Class(c), c == classes ? "tobedeleted" : "", "", title, "7", $"course-{c % 10}", c % 5 == 0 ? "SHARED" : $"M-{c}", "scheduled", "", $"school-{c % 3}",
                c % 2 == 0 ? "t1" : "t1,t2");
        }
    }

    void WriteStaff()
    {
        for (var t = 0; t < Teachers; t++)
        {
            User($"t{t}", t, "teacher");
            Enrol(t % classes, $"t{t}", "teacher", primary: t < classes ? "true" : "false");
        }

        for (var a = 0; a < Aides; a++)
        {
            User($"a{a}", a, "aide");
            Enrol(a * 7 % classes, $"a{a}", a % 2 == 0 ? "aide" : "administrator");
        }

        for (var p = 0; p < Parents; p++)
        {
            User($"p{p}", p, "parent", email: "");
            Enrol(p % classes, $"p{p}", p % 3 == 0 ? "guardian" : "parent");
        }
    }

    void WriteStudents()
    {
        for (var s = 0; s < Students + (second ? 1 : 0); s++)
        {
            var email = s % 97 == 5 ? "" : s is 11 or 12 ? "twins@school.example" : s == 13 ? "nobody" : second && s == 20 ? "s20.new@school.example" : $"s{s}@school.example";
            User($"s{s}", second && s == 21 ? s + 1 : s, "student", email, enabled: s % 173 == 9 ? "false" : "true", status: s % 151 == 7 ? "tobedeleted" : "");
            for (var k = 0; k < coursesEach; k++)
            {
                if (second && s == 22 && k == 0)
                    continue;
                var status = (s + k) % 211 == 17 ? "tobedeleted" : "";
                Enrol((s + (k * 7)) % classes, $"s{s}", "student", status: status, ends: (s + k) % 223 == 19 ? "2026-10-31" : "2027-06-30");
            }

            if (s % 307 == 3)
                Enrol(s % classes, $"s{s}", "student");
        }
    }

    void User(string id, int number, string role, string? email = null, string enabled = "true", string status = "")
    {
        Row("users", id, status, "", enabled, id, "", given[number % given.Length], family[number % family.Length], "", $"N{number}", email ?? $"{id}@school.example", "",
            number % 50 == 49 ? "Nick" : "", "Red");
        Row("roles", $"role-{id}", "", "", id, "primary", role, "", "", $"school-{number % 3}", "");
    }

    void Enrol(int c, string user, string role, string primary = "false", string status = "", string ends = "") =>
        Row("enrollments", $"e-{Class(c)}-{user}-{role}", status, "", Class(c), $"school-{c % 3}", user, role, primary, "2026-09-01", ends);

    static string Class(int c) => string.Create(CultureInfo.InvariantCulture, $"class-{c:0000}");

    void Row(string file, params string[] cells)
    {
        if (!files.TryGetValue($"{file}.csv", out var text))
            files.Add($"{file}.csv", text = new StringBuilder());
        text.AppendJoin(',', cells.Select(SmallSchool.Quoted)).Append("\r\n");
    }
}
