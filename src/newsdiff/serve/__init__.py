"""A server for one person: paste an article and see where it comes from, search, and ask by programs.

    security     who may ask: this machine, its own pages, whoever has the token; how long a request may be
    requests     what a request says, checked
    work         questions are answered by processes, a few at a time
    kept         the last reports, so that their pages can be opened
    pages        what is pasted, and its ledger
    finding      what is searched and read: articles, clusters, pairs, versions
    calls        the four calls for programs, said once
    openapi      their routes, and the document that describes them
    tools        the same for an assistant
    app          all of it together
    connections  who takes his time holds no place
    running      the socket, the address and the end

It listens on 127.0.0.1 only, loads nothing from anywhere, and writes nothing but the file of passages that it is told to keep.
"""
