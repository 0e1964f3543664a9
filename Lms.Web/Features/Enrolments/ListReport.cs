using System.Globalization;
using System.Text.Json;
using Lms.Data.Enrolments;
using Lms.Web.Shared;

namespace Lms.Web.Features.Enrolments;

/// <summary>What was done with a list, line by line, and how to undo it: long things packed, for the page may stay open.</summary>
public sealed class ListReport
{
    readonly Packed change, csv;

    /// <summary>What is left to mend stays as it was written in the file.</summary>
    public ListReport(RosterReport done, ListText text, RosterFile file, Say say)
    {
        (Text, Totals, NewPeople, Steps) = (text, done.Plan.Totals, done.NewPeople, done.Change.Steps.Count);
        List<RosterRow> left = [.. done.Plan.Lines.Where(line => line.Outcome == LineOutcome.Problem).Select(line => line.Row)];
        Left = new ListText(left.Count > 0 ? file.Remainder(left) : "");
        change = new(JsonSerializer.SerializeToUtf8Bytes(done.Change));
        csv = new(RosterCsv.Write(
            [say["Preview.Line"], say["Report.Written"], .. RosterCsv.Headings, say["Preview.What"]],
            done.Plan.Lines.Select(line => (string[])
            [
                line.Row.Line.ToString(CultureInfo.InvariantCulture), line.Row.Text, line.Row.Address?.Display ?? "", line.Name, line.Row.Section,
                line.Row.StudentNumber, Done(line, say),
            ])));
    }

    /// <summary>The list as it was.</summary>
    public ListText Text { get; }

    /// <summary>How many lines came to what.</summary>
    public RosterTotals Totals { get; }

    /// <summary>Who had no account before.</summary>
    public IReadOnlyList<long> NewPeople { get; }

    /// <summary>How many places were changed.</summary>
    public int Steps { get; }

    /// <summary>What could not be done, to be mended; empty when all could.</summary>
    public ListText Left { get; }

    /// <summary>What was done, to undo it.</summary>
    public EnrolmentChange Change => JsonSerializer.Deserialize<EnrolmentChange>(change.Value)!;

    /// <summary>Every line with what came of it.</summary>
    public byte[] Csv => csv.Value;

    static string Done(PlannedLine line, Say say) => line.Outcome switch
    {
        LineOutcome.Problem => say.Of(line.Problem!),
        LineOutcome.Repeated => say["Outcome.Repeated", line.SameAs!],
        _ => say[$"Done.{line.Outcome}"],
    };
}
