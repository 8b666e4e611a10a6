package io.rowcast.conversation;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** A workspace's own words for opting out and in, within the caller's transaction. */
final class OptOutWordStore {
    OptOutWords find(Handle handle) {
        return OptOutWords.of(handle.createQuery("""
                        select language, wish, word, kept from opt_out_word
                        where workspace_id = (select current_workspace())
                        """)
                .map((row, context) -> new OptOutWords.Change(
                        row.getString("language"),
                        row.getString("wish").equals("stop") ? Wish.STOP : Wish.START,
                        row.getString("word"),
                        row.getBoolean("kept")))
                .list());
    }

    /** Puts a language's words in place of those before. */
    void put(Handle handle, String language, OptOutWords.Words words) {
        handle.createUpdate("""
                        delete from opt_out_word
                        where workspace_id = (select current_workspace()) and language = :language
                        """).bind("language", language).execute();
        PreparedBatch batch = handle.prepareBatch("""
                insert into opt_out_word (workspace_id, language, wish, word, kept)
                values ((select current_workspace()), :language, :wish, :word, :kept)
                """);
        for (OptOutWords.Change change : OptOutWords.changes(language, words)) {
            batch.bind("language", language)
                    .bind("wish", change.wish() == Wish.STOP ? "stop" : "start")
                    .bind("word", change.word())
                    .bind("kept", change.kept())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
