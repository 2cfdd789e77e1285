import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;

/**
 * `LucenePeer.java DIRECTORY LINES QUERIES REPEATS`: Lucene over a file of lines and one of queries, a text a line with its tokens between
 * blanks. Ranked by BM25, ten results, with block-max skipping; one merged segment, as a search that is read more than written has.
 * Prints a line of JSON: the milliseconds of each query, the least of its repeats, and those of building.
 */
public final class LucenePeer {
  /** As long as the other sides are asked before they are measured. */
  private static final long WARM_NANOS = 2_000_000_000L;

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int repeats = Integer.parseInt(arguments[3]);
    try (MMapDirectory files = new MMapDirectory(directory)) {
      long began = System.nanoTime();
      build(files, Path.of(arguments[1]));
      double buildMs = (System.nanoTime() - began) / 1e6;
      try (DirectoryReader reader = DirectoryReader.open(files)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        List<Query> queries = readQueries(Path.of(arguments[2]));
        System.out.printf("{\"ms\": %s, \"buildMs\": %.1f}%n", Arrays.toString(time(searcher, queries, repeats)), buildMs);
      }
    }
  }

  private static void build(MMapDirectory files, Path lines) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer()).setRAMBufferSizeMB(256);
    try (IndexWriter writer = new IndexWriter(files, config); BufferedReader reader = Files.newBufferedReader(lines)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Document document = new Document();
        document.add(new TextField("text", line, Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  private static List<Query> readQueries(Path file) throws Exception {
    List<Query> queries = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      for (String token : line.split(" ")) counts.merge(token, 1, Integer::sum);
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      counts.forEach((token, count) -> any.add(termQuery(token, count), BooleanClause.Occur.SHOULD));
      queries.add(any.build());
    }
    return queries;
  }

  private static Query termQuery(String token, int count) {
    Query query = new TermQuery(new Term("text", token));
    return count == 1 ? query : new BoostQuery(query, count);
  }

  private static double[] time(IndexSearcher searcher, List<Query> queries, int repeats) throws Exception {
    long warmUntil = System.nanoTime() + WARM_NANOS;
    for (int at = 0; System.nanoTime() < warmUntil; at++) searcher.search(queries.get(at % queries.size()), 10);
    double[] least = new double[queries.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (int at = 0; at < least.length; at++) {
        long start = System.nanoTime();
        searcher.search(queries.get(at), 10);
        least[at] = Math.min(least[at], (System.nanoTime() - start) / 1e6);
      }
    }
    return least;
  }
}
