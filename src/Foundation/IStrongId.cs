namespace MotCua;

/// <summary>An identifier that cannot be mistaken for another kind's. Made by us (version 7), never by the database.</summary>
public interface IStrongId<TSelf> where TSelf : struct, IStrongId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
