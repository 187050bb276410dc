using Xunit;

// Each class runs servers, browsers or kills of its own: together they would only take time from each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
