using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Content.Files;
using Lms.Data.Permissions;
using Lms.Data.Shared;
using Microsoft.Extensions.Localization;

namespace Lms.Web.Shared;

/// <summary>Every sentence on screen, out of the resources.</summary>
public sealed class Say(IStringLocalizer<Texts> texts)
{
    /// <summary>The text under the key, with its values in the visitor's culture. A missing text is a bug.</summary>
    public string this[string key, params object[] values]
    {
        get
        {
            var text = texts[key];
            if (text.ResourceNotFound)
                throw new InvalidOperationException($"There is no text for {key}.");
            return values.Length == 0 ? text.Value : string.Format(CultureInfo.CurrentCulture, text.Value, [.. values.Select(Spoken)]);
        }
    }

    public string Of(Problem problem)
    {
        var sentence = this[$"Why.{problem.Why}", [.. problem.Values]];
        return problem.About is { } name ? this["About", name, sentence] : sentence;
    }

    public string Of(Permission permission) => this[$"Permission.{permission}"];

    public string Of(AccountStatus status) => this[$"Status.{status}"];

    public string List(IEnumerable<Permission> permissions) => string.Join(", ", permissions.Select(Of));

    public string List(IEnumerable<FileKind> kinds) => string.Join(", ", kinds.Select(kind => this[$"FileKind.{kind}"]));

    /// <summary>"312", "more than 1,000".</summary>
    public string Number(BoundedCount count) => count.More ? this["Number.More", BoundedCount.Limit] : count.Known.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>"No one found", "1 person", "3 people", "More than 1,000 people".</summary>
    public string People(BoundedCount count) => count switch
    {
        { More: true } => this["Count.More", BoundedCount.Limit],
        { Known: 0 } => this["Count.None"],
        { Known: 1 } => this["Count.One"],
        _ => this["Count.Many", count.Known],
    };

    /// <summary>"7.5", with as few decimal places as there are.</summary>
    public string Points(decimal points) => points.ToString("#,0.##", CultureInfo.CurrentCulture);

    public string Date(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    public string Instant(DateTime local) => local.ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture);

    object Spoken(object value) => value switch
    {
        Permission permission => Of(permission),
        IEnumerable<FileKind> kinds => List(kinds),
        DateOnly date => Date(date),
        DateTimeOffset at => Instant(at.DateTime),
        int number => number.ToString("N0", CultureInfo.CurrentCulture),
        _ => value,
    };
}
