using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Records;

namespace MesoInjector.Daemon.Tests;

[Requirement("SR-071")]
public sealed class RecorderTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void An_authorisation_shows_in_the_receipt_only_once_it_is_durable()
    {
        var store = new FakeStore { LastAuthorisation = new AuthorisationId(4) };
        using var recorder = new Recorder(store, Soon);
        using IDisposable closed = store.Close();
        recorder.Keep(Batches.Of(Batches.Authorisation(5)));
        Eventually.True(() => store.Attempts > 0, "the write begins");

        Assert.Equal(new AuthorisationId(4), recorder.Receipt.LastDurable);
        store.Gate.Set();

        Eventually.True(() => recorder.Receipt.LastDurable == new AuthorisationId(5), "the receipt shows it");
        Assert.True(recorder.Receipt.Works);
    }

    [Fact]
    public void Everything_arrives_in_order_and_once()
    {
        var store = new FakeStore();
        var recorder = new Recorder(store, Soon);
        for (int i = 0; i < 10_000; i += 2)
        {
            Eventually.True(() => recorder.Unwritten < Recorder.Capacity - 2, "there is room");
            recorder.Keep(Batches.Of(Batches.Note(i), Batches.Note(i + 1)));
        }

        recorder.Dispose();

        Assert.Equal(Enumerable.Range(0, 10_000), store.Written.Select(entry => entry.Point));
        Assert.True(store.Disposed);
        Assert.Equal(0, recorder.Unwritten);
    }

    [Fact]
    public void A_failure_stops_authorising_keeps_everything_and_is_over_when_writing_works_again()
    {
        var store = new FakeStore { Fails = new IOException("the disk is full") };
        using var recorder = new Recorder(store, Soon);
        recorder.Keep(Batches.Of(Batches.Note(1), Batches.Authorisation(1)));
        Eventually.True(() => !recorder.Receipt.Works, "the receipt says so");
        Assert.Equal("the disk is full", recorder.Failure);
        Assert.Equal(default, recorder.Receipt.LastDurable);

        recorder.Keep(Batches.Of(Batches.Note(2)));
        int attempts = store.Attempts;
        Eventually.True(() => store.Attempts > attempts + 2, "it is tried again");
        Assert.Equal(3, recorder.Unwritten);

        store.Fails = null;
        Eventually.True(() => recorder.Receipt.Works, "it works again");
        Eventually.True(() => recorder.Unwritten == 0, "everything is written");
        Assert.Null(recorder.Failure);
        Assert.Equal([1, 3, 2], store.Written.Select(entry => entry.Point));
        Assert.Equal(new AuthorisationId(1), recorder.Receipt.LastDurable);
    }

    [Fact]
    public void Any_failure_counts_not_only_the_disk()
    {
        var store = new FakeStore { Fails = new NotSupportedException("no text is known") };
        using var recorder = new Recorder(store, Soon);
        recorder.Keep(Batches.Of(Batches.Note(1)));
        Eventually.True(() => recorder.Failure == "no text is known", "the failure is caught");
        Assert.False(recorder.Receipt.Works);
        store.Fails = null;
    }

    [Fact]
    public void A_queue_that_is_nearly_full_stops_authorising_while_there_is_room_to_end_what_is_under_way()
    {
        var store = new FakeStore();
        using var recorder = new Recorder(store, Soon);
        using IDisposable closed = store.Close();
        while (recorder.Unwritten < Recorder.Capacity - Recorder.Reserve - 1)
            recorder.Keep(Batches.Of(Batches.Note(1)));
        Assert.True(recorder.Receipt.Works);

        recorder.Keep(Batches.Of(Batches.Note(1)));
        Assert.False(recorder.Receipt.Works);

        for (int i = 0; i < Recorder.Reserve; i++)
            recorder.Keep(Batches.Of(Batches.Note(2)));
        Assert.Throws<InvalidOperationException>(() => recorder.Keep(Batches.Of(Batches.Note(3))));

        store.Gate.Set();
        Eventually.True(() => recorder.Receipt.Works && recorder.Unwritten == 0, "the queue empties");
        Assert.Equal(Recorder.Reserve, store.Written.Count(entry => entry.Point == 2));
    }

    [Fact]
    public void At_the_end_a_failing_store_gets_a_few_more_chances_and_what_is_left_is_counted()
    {
        var store = new FakeStore { Fails = new IOException("gone") };
        var recorder = new Recorder(store, Soon);
        recorder.Keep(Batches.Of(Batches.Note(1), Batches.Note(2)));
        recorder.Dispose();
        Assert.Equal(2, recorder.Unwritten);
        Assert.Equal("gone", recorder.Failure);
        Assert.True(store.Attempts >= 3);
        Assert.True(store.Disposed);
    }

    [Fact]
    public void What_was_found_interrupted_is_in_the_receipt_from_the_start()
    {
        var store = new FakeStore { LastAuthorisation = new AuthorisationId(8), Interrupted = Batches.Authorisation(8) };
        using var recorder = new Recorder(store, Soon);
        Assert.Equal(new RecordReceipt(new AuthorisationId(8), Works: true, new AuthorisationId(8), 3, FluidVolume.FromMicrolitres(40)), recorder.Receipt);
    }

    [Fact]
    public void The_real_journal_holds_what_was_handed_over()
    {
        string folder = Directory.CreateTempSubdirectory("meso-recorder-").FullName;
        string path = Path.Combine(folder, "journal.db");
        using (var recorder = new Recorder(Journal.Open(path, TimeProvider.System).Journal!))
            recorder.Keep(Batches.Of(Batches.Note(1), Batches.Authorisation(1)));

        using (Journal journal = Journal.Open(path, TimeProvider.System).Journal!)
        {
            Assert.Equal([RecordKind.Refused, RecordKind.Authorised], journal.Read().Select(line => line.Entry.Kind));
            Assert.Equal(new AuthorisationId(1), journal.Interrupted?.Authorisation);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Handing_over_allocates_nothing()
    {
        var store = new FakeStore();
        using var recorder = new Recorder(store, Soon);
        using IDisposable closed = store.Close();
        RecordBatch batch = Batches.Of(Batches.Note(1), Batches.Note(2));
        recorder.Keep(batch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            recorder.Keep(batch);
        bool works = recorder.Receipt.Works;
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(works);
        store.Gate.Set();
    }
}
