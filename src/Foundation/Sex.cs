namespace MotCua;

/// <summary>Sex as the civil-status record and the identity card declare it.</summary>
public enum Sex
{
    Male,
    Female,
}

public static class SexCodes
{
    /// <summary>"M" or "F", the letters of ICAO 9303 and of our API.</summary>
    public static string Code(this Sex sex) => sex == Sex.Male ? "M" : "F";
}
