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

/// <summary>Tells what the columns of a table hold: by their headings, or by what stands in them.</summary>
static class RosterColumns
{
    // Folded, letters only. The first that fits counts, so the narrower names stand first.
    static readonly (RosterColumn Column, string[] Headings)[] known =
    [
        (RosterColumn.Email, ["email", "emailaddress", "mail", "mailaddress", "schoolemail", "studentemail", "primaryemail", "emailadresse", "adressemail", "correo", "correoelectronico"]),
        (RosterColumn.GivenName, ["givenname", "firstname", "forename", "first", "given", "vorname", "prenom", "nombre", "preferredname", "preferredfirstname"]),
        (RosterColumn.FamilyName, ["familyname", "lastname", "surname", "last", "family", "nachname", "familienname", "nom", "apellido", "apellidos"]),
        (RosterColumn.Name, ["name", "fullname", "displayname", "student", "studentname", "person", "nomcomplet"]),
        (RosterColumn.Section, ["section", "sections", "class", "classname", "group", "form", "homeroom", "klasse", "gruppe", "groupe", "classe", "grupo", "seccion"]),
        (RosterColumn.StudentNumber, ["studentnumber", "studentno", "studentid", "number", "id", "idnumber", "sisid", "sisuserid", "identifier", "matriculationnumber", "matrikelnummer", "admissionnumber"]),
    ];

    /// <summary>What each heading says; null when none of them names an address, for then it is no heading.</summary>
    internal static IReadOnlyList<RosterColumn>? OfHeadings(IReadOnlyList<string> cells)
    {
        if (cells.Any(cell => cell.Contains('@', StringComparison.Ordinal)))
            return null;
        var columns = cells.Select(OfHeading).ToList();
        if (!columns.Contains(RosterColumn.Email))
        {
            // "Parent's email" is only taken for the student's when there is no other.
            var at = cells.ToList().FindIndex(cell => Letters(cell).Contains("mail", StringComparison.Ordinal));
            if (at < 0 || cells.Count == 1)
                return null;
            columns[at] = RosterColumn.Email;
        }

        return EachOnce(columns);
    }

    /// <summary>What the columns seem to hold, where nothing is written above them.</summary>
    internal static IReadOnlyList<RosterColumn> Guess(IReadOnlyList<IReadOnlyList<string>> rows, int email)
    {
        var columns = Enumerable.Range(0, rows.Max(row => row.Count))
            .Select(at => at == email ? RosterColumn.Email : OfValues([.. rows.Where(row => at < row.Count).Select(row => row[at].Trim()).Where(v => v.Length > 0)]))
            .ToList();
        return EachOnce(columns);
    }

    static RosterColumn OfHeading(string cell)
    {
        var letters = Letters(cell).Replace("required", "", StringComparison.Ordinal);
        return known.FirstOrDefault(k => k.Headings.Contains(letters)).Column;
    }

    static RosterColumn OfValues(IReadOnlyList<string> values) =>
        values.Count == 0 ? RosterColumn.Ignored
        : values.All(v => v.Any(char.IsDigit) && v.Length > 4) ? RosterColumn.StudentNumber
        : values.All(v => v.Length <= 6 && v.Any(char.IsDigit)) ? RosterColumn.Section
        : values.All(v => !v.Any(char.IsDigit)) && values.Any(v => v.Contains(' ', StringComparison.Ordinal)) ? RosterColumn.Name
        : RosterColumn.Ignored;

    static List<RosterColumn> EachOnce(List<RosterColumn> columns)
    {
        var seen = new HashSet<RosterColumn>();
        return columns.ConvertAll(column => seen.Add(column) ? column : RosterColumn.Ignored);
    }

    static string Letters(string text) => string.Concat(TextFolding.Fold(TextFolding.WellFormed(text)).Where(char.IsLetter));
}
