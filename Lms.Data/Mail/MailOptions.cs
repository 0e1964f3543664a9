namespace Lms.Data.Mail;

/// <summary>What the section <c>Mail</c> of the settings says about invitations.</summary>
public sealed class MailOptions
{
    /// <summary>Whether the school sends mail at all.</summary>
    public bool On { get; set; }

    /// <summary>How many invitations one person may ask for within an hour.</summary>
    public int PerHour { get; set; } = 1000;
}
