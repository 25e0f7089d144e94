"""From files to documents whose paragraphs say what they are, in this order.

reading        bytes to text without loss, and what is known of a document besides its text
segment        paragraphs, what each is for, and the date and outlet that a text states
outlets        one outlet for documents that share the boilerplate of a site
boilerplate    a mark on every paragraph: article or boilerplate, and why
"""
