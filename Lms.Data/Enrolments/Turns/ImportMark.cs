namespace Lms.Data.Enrolments.Turns;

/// <summary>
/// Says that an import of many turns is carried out, or taken back, by a program that lives: an empty file beside the database, held open.
/// However the program ends, the operating system lets go of it; a time in a table would have to run out first. There is one, so that no
/// import builds on what another may yet take back.
/// </summary>
static class ImportMark
{
    static readonly TimeSpan again = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the mark; null while another holds it.</summary>
    internal static FileStream? TryTake(string databaseFile)
    {
        try
        {
            return new FileStream($"{databaseFile}-import", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <summary>Takes the mark as soon as nobody holds it.</summary>
    internal static async Task<FileStream> TakeAsync(string databaseFile, CancellationToken cancel)
    {
        for (; ; )
        {
            if (TryTake(databaseFile) is { } mark)
                return mark;
            await Task.Delay(again, cancel);
        }
    }
}
