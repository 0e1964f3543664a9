using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Lms.Web.Shared;

/// <summary>Makes the parser count its work: it asks these first, wherever anything of Markdown may begin.</summary>
sealed class MeteredMarkdown : IMarkdownExtension
{
    static readonly string[] addresses = ["http://", "https://", "ftp://", "mailto:", "tel:", "www."];

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        var links = pipeline.InlineParsers.FindExact<AutoLinkParser>()!;
        pipeline.InlineParsers.Replace<AutoLinkParser>(new WholeAddresses(links.Options));
        pipeline.InlineParsers.Insert(0, new Signs());
        pipeline.BlockParsers.Insert(0, new Depth());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    static bool IsAddress(StringSlice slice) => Array.Exists(addresses, start => slice.MatchLowercase(start));

    // The parser looks back through all of the paragraph before it looks at the word: with each h, f, m and w. An
    // address that turns out to be none is read again from each place at which another might begin.
    sealed class WholeAddresses(AutoLinkOptions options) : AutoLinkParser(options)
    {
        const int Longest = 2_000;

        public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
            IsAddress(slice) && IsShort(slice.AsSpan()) && base.Match(processor, ref slice);

        static bool IsShort(ReadOnlySpan<char> rest) =>
            rest.Length <= Longest || rest[..Longest].ContainsAny(' ', '\n', '<');
    }

    sealed class Signs : InlineParser
    {
        internal Signs() => OpeningCharacters = [.. "*_~^+=[]!|\n`<&\\:hfmwt"];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var work = (TextWork)processor.Context!;
            work.Read(processor.Block!, slice.CurrentChar, IsAddress(slice));
            if (slice.CurrentChar == ']' && slice.PeekChar() == '(')
                work.Step(Reach(slice.AsSpan()));
            return false;
        }

        // Where a link leads to is looked for up to the next blank, each time.
        static int Reach(ReadOnlySpan<char> rest) => rest.IndexOfAny(' ', '\n') is var end and >= 0 ? end : rest.Length;
    }

    sealed class Depth : BlockParser
    {
        // Quotes and lists within each other; a level of a list is two blocks.
        const int Most = 64;

        internal Depth() => OpeningCharacters = [.. ">-*+=0123456789"];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var depth = 0;
            for (ContainerBlock? around = processor.CurrentContainer; around is not null; around = around.Parent)
                depth++;
            if (depth > Most)
                throw new TooInvolvedException();

            // A line below a paragraph that makes it a heading: it is looked for among all that stand beside it.
            if (processor is { CurrentChar: '=' or '-', CurrentBlock: ParagraphBlock })
                ((TextWork)processor.Context!).Step(processor.CurrentContainer!.Count);
            return BlockState.None;
        }
    }
}
