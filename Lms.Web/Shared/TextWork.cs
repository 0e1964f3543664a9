using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Lms.Web.Shared;

/// <summary>What reading one text as Markdown has cost so far; it stops where that is too much.</summary>
sealed class TextWork : MarkdownParserContext
{
    // Steps through signs that wait for their other half. The parser takes some nanoseconds for each, and often
    // takes it more than once.
    const long MostSteps = 5_000_000;

    // Every row of a table gets as many cells as the widest one has.
    const int MostCells = 10_000;

    // The cleaner finds the next node by counting from the first one: five thousand lines or items in a row.
    const long MostSteppedOver = 100_000_000;

    // Each definition of a link moves all that stands below it in its paragraph.
    const int MostDefinitions = 1_000;

    // Bars and lines of a table that stand behind an open sign are taken out of it one by one, and the rest is copied.
    const int StepsPerCopy = 3;

    LeafBlock? leaf;
    long steps;
    long cellsBefore;
    long cells;
    int waiting;
    int behind;
    int pieces;
    int columns;
    int widest;
    int lines;

    /// <summary>What can be said of a text before it is read.</summary>
    internal static void Judge(string text)
    {
        if (text.AsSpan().Count("]:") > MostDefinitions)
            throw new TooInvolvedException();
    }

    /// <summary>
    /// A sign of Markdown in a paragraph. Any one may look through all that wait, a whole address through all before it.
    /// </summary>
    internal void Read(LeafBlock block, char sign, bool isAddress)
    {
        if (leaf != block)
            Begin(block);
        pieces++;
        if (sign is '*' or '_' or '~' or '^' or '=' or '+' or '[' or '!')
            waiting++;
        if (sign is '\n' or '|')
            CountCells(sign);
        Step(isAddress ? pieces : waiting);
        if (sign is not '|' || waiting == 0)
            return;
        behind += columns == 1 ? 2 : 1; // the first of a line, and the end of that line
        Step(StepsPerCopy * behind);
    }

    /// <summary>So many more things were looked at.</summary>
    internal void Step(int more)
    {
        steps += more;
        if (steps > MostSteps || cellsBefore + cells > MostCells)
            throw new TooInvolvedException();
    }

    /// <summary>What was read, before it becomes a page.</summary>
    internal static void Judge(MarkdownDocument document)
    {
        var steppedOver = Squared(2L * document.Count);
        foreach (var part in document.Descendants())
        {
            steppedOver += part switch
            {
                ContainerBlock block => Squared(2L * block.Count),
                ContainerInline inline => Squared(inline.Count()),
                LeafBlock { Inline: { } inline } => Squared(inline.Count()),
                _ => 0,
            };
            if (steppedOver > MostSteppedOver)
                throw new TooInvolvedException();
        }
    }

    static long Squared(long count) => count * count;

    void Begin(LeafBlock block)
    {
        leaf = block;
        cellsBefore += cells;
        cells = 0;
        waiting = 0;
        behind = 0;
        pieces = 0;
        columns = 0;
        widest = 0;
        lines = 1;
    }

    void CountCells(char sign)
    {
        columns = sign == '|' ? columns + 1 : 0;
        lines += sign == '\n' ? 1 : 0;
        widest = Math.Max(widest, columns);
        cells = (long)widest * lines;
    }
}

/// <summary>Showing a text with its formatting would cost more than a text may.</summary>
sealed class TooInvolvedException() : Exception("The text is too involved to be shown with its formatting.");
