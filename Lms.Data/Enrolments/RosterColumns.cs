using Lms.Data.Accounts;

namespace Lms.Data.Enrolments;

/// <summary>What a column of a list holds.</summary>
public enum RosterColumn
{
    /// <summary>Nothing that is needed.</summary>
    Ignored,

    /// <summary>The e-mail address; every list has one.</summary>
    Email,

    /// <summary>The whole name.</summary>
    Name,

    /// <summary>The given name.</summary>
    GivenName,

    /// <summary>The family name.</summary>
    FamilyName,

    /// <summary>The section.</summary>
    Section,

    /// <summary>The student number.</summary>
    StudentNumber,
}

/// <summary>The row of headings of a table, what they say, and whether somebody should look.</summary>
sealed record RosterHeadings(int Row, IReadOnlyList<RosterColumn> Columns, bool Unsure);

/// <summary>Tells what the columns of a table hold: by their headings, or by what stands in them.</summary>
static class RosterColumns
{
    // Titles, dates and empty lines that programs put above the headings.
    const int RowsAbove = 10;

    // Folded, letters only. Where several columns fit, the name that stands first here counts.
    static readonly (RosterColumn Column, string[] Headings)[] known =
    [
        (RosterColumn.Email, ["schoolemail", "studentemail", "email", "emailaddress", "mail", "mailaddress", "primaryemail", "emailvalue", "emailadresse", "adressemail", "courriel", "adressedecourriel", "correo", "correoelectronico", "direcciondecorreo", "emails", "emailaddresses", "userprincipalname"]),
        (RosterColumn.GivenName, ["givenname", "firstname", "forename", "first", "given", "vorname", "prenom", "nombre", "preferredname", "preferredfirstname"]),
        (RosterColumn.FamilyName, ["familyname", "lastname", "surname", "last", "family", "nachname", "familienname", "nom", "apellido", "apellidos"]),
        (RosterColumn.Name, ["name", "fullname", "displayname", "student", "studentname", "pupil", "pupilname", "learner", "learnername", "schuler", "schueler", "eleve", "alumno", "alumna", "person", "lastfirst", "nomcomplet"]),
        (RosterColumn.Section, ["section", "sections", "sectionname", "class", "classname", "group", "groups", "form", "homeroom", "period", "tutorgroup", "klasse", "gruppe", "gruppen", "groupe", "groupes", "classe", "grupo", "grupos", "seccion"]),
        (RosterColumn.StudentNumber, ["studentnumber", "studentno", "studentid", "sisuserid", "sisid", "orgdefinedid", "idnumber", "matriculationnumber", "matrikelnummer", "schulernummer", "idnummer", "admissionnumber", "employeeid", "userid", "number", "identifier", "id"]),
    ];

    // Whose address it is, where it is not the student's.
    static readonly string[] others = ["parent", "guardian", "mother", "father", "family", "contact", "eltern", "mutter", "vater", "recovery", "secondary", "home", "private", "personal"];

    /// <summary>The row that says what the columns hold; null where none does.</summary>
    internal static RosterHeadings? OfHeadings(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        for (var at = 0; at < Math.Min(rows.Count, RowsAbove) && !rows[at].Any(IsAt); at++)
        {
            if (rows[at].Count < 2)
                continue;
            var columns = Best(rows[at]);
            if (columns.Contains(RosterColumn.Email))
                return new(at, columns, columns.TrueForAll(c => c is RosterColumn.Email or RosterColumn.Ignored));
            if (Addresses(rows[at], [.. rows.Skip(at + 1)], columns) is not { } email)
                continue;
            columns[email] = RosterColumn.Email;
            return new(at, columns, true);
        }

        return null;
    }

    /// <summary>What one heading says by itself.</summary>
    internal static RosterColumn OfHeading(string cell) => Ranked(cell).Column;

    /// <summary>A heading that says this.</summary>
    internal static string Heading(RosterColumn column) => column switch
    {
        RosterColumn.Email => RosterCsv.Headings[0],
        RosterColumn.Name => RosterCsv.Headings[1],
        RosterColumn.Section => RosterCsv.Headings[2],
        RosterColumn.StudentNumber => RosterCsv.Headings[3],
        RosterColumn.GivenName => "Given name",
        RosterColumn.FamilyName => "Family name",
        _ => "",
    };

    /// <summary>What the columns seem to hold, where nothing is written above them.</summary>
    internal static IReadOnlyList<RosterColumn> Guess(IReadOnlyList<IReadOnlyList<string>> rows, int email)
    {
        var seen = new HashSet<RosterColumn>();
        return [.. Enumerable.Range(0, rows[0].Count)
            .Select(at => at == email ? RosterColumn.Email : OfValues([.. rows.Select(row => row[at].Trim()).Where(v => v.Length > 0)]))
            .Select(column => seen.Add(column) ? column : RosterColumn.Ignored)];
    }

    // For each kind, the column whose heading says it best.
    static List<RosterColumn> Best(IReadOnlyList<string> cells)
    {
        var ranked = cells.Select(Ranked).ToList();
        var best = ranked.Select((r, at) => (r.Column, r.Rank, At: at)).GroupBy(r => r.Column)
            .ToDictionary(group => group.Key, group => group.MinBy(r => r.Rank).At);
        var columns = ranked.Select((r, at) => best[r.Column] == at ? r.Column : RosterColumn.Ignored).ToList();

        // "Name; Vorname" is family and given name.
        if (best.TryGetValue(RosterColumn.Name, out var name) && Letters(cells[name]) == "name" && !best.ContainsKey(RosterColumn.FamilyName)
            && best.TryGetValue(RosterColumn.GivenName, out var given) && !Letters(cells[given]).StartsWith("preferred", StringComparison.Ordinal))
            columns[name] = RosterColumn.FamilyName;
        return columns;
    }

    // Which column holds addresses below headings that don't say so: one called mail before others, the student's before the parents'.
    static int? Addresses(IReadOnlyList<string> headings, List<IReadOnlyList<string>> below, List<RosterColumn> columns)
    {
        var letters = headings.Select(Letters).ToList();
        if (columns.TrueForAll(c => c == RosterColumn.Ignored) && !headings.Any(h => IsMail(Letters(h)) && h.Split(' ').Length < 5))
            return null; // a sentence about mail is no heading
        return Enumerable.Range(0, headings.Count)
            .Select(at => (At: at, Count: below.Count(row => at < row.Count && IsAt(row[at]))))
            .Where(column => column.Count > 0)
            .OrderBy(column => Array.Exists(others, other => letters[column.At].Contains(other, StringComparison.Ordinal)))
            .ThenBy(column => !IsMail(letters[column.At]))
            .ThenByDescending(column => column.Count)
            .Select(column => (int?)column.At).FirstOrDefault();
    }

    static (RosterColumn Column, int Rank) Ranked(string cell)
    {
        var letters = Letters(cell).Replace("required", "", StringComparison.Ordinal);
        var (column, headings) = Array.Find(known, k => k.Headings.Contains(letters));
        return (column, headings is null ? 0 : Array.IndexOf(headings, letters));
    }

    static RosterColumn OfValues(List<string> values) =>
        values.Count == 0 ? RosterColumn.Ignored
        : values.Exists(IsAt) ? RosterColumn.Ignored
        : values.TrueForAll(v => v.Any(char.IsDigit) && v.Length > 4) ? RosterColumn.StudentNumber
        : values.TrueForAll(v => v.Length <= 6 && v.Any(char.IsDigit)) ? RosterColumn.Section
        : values.TrueForAll(v => !v.Any(char.IsDigit)) && values.Exists(v => v.Contains(' ', StringComparison.Ordinal)) ? RosterColumn.Name
        : RosterColumn.Ignored;

    static bool IsAt(string cell) => cell.Contains('@', StringComparison.Ordinal);

    static bool IsMail(string letters) => letters.Contains("mail", StringComparison.Ordinal);

    static string Letters(string text) => string.Concat(TextFolding.Fold(TextFolding.WellFormed(text)).Where(char.IsLetter));
}
