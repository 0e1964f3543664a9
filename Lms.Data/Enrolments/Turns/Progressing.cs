namespace Lms.Data.Enrolments.Turns;

/// <summary>Tells what part is done, and never less than before: a turn may have to be done again.</summary>
sealed class Progressing(IProgress<double>? progress)
{
    double told;

    internal void Report(double part)
    {
        if (part <= told)
            return;
        told = part;
        progress?.Report(part);
    }
}
