// A limit is taken out of the running program in one of these tests: no other may run beside it. Campaigns use all cores by themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
